package io.remblai.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class IndexPermutationTest {

  @Test
  void everyIndexHasOneImageAndEveryImageOneIndex() {
    for (int size : new int[] {1, 2, 3, 4, 5, 7, 16, 17, 1000, 1024, 1025, 65_537}) {
      IndexPermutation permutation = new IndexPermutation(size, 3);
      BitSet seen = new BitSet(size);
      for (int i = 0; i < size; i++) {
        long image = permutation.apply(i);
        assertTrue(image >= 0 && image < size, "image " + image + " of size " + size);
        seen.set((int) image);
      }
      assertEquals(size, seen.cardinality());
    }
  }

  @Test
  void imagesAreSpreadAndDependOnTheSeed() {
    int size = 10_000;
    IndexPermutation first = new IndexPermutation(size, 1);
    IndexPermutation second = new IndexPermutation(size, 2);
    double covariance = 0;
    int equal = 0;
    double middle = (size - 1) / 2.0;
    for (int i = 0; i < size; i++) {
      covariance += (i - middle) * (first.apply(i) - middle);
      equal += first.apply(i) == second.apply(i) ? 1 : 0;
    }
    double variance = ((double) size * size - 1) / 12;
    // The correlation of a random permutation has deviation 1 / sqrt(n - 1) = 0.01.
    assertEquals(0, covariance / size / variance, 0.05);
    assertTrue(equal < 10, "two random permutations share about one image, not " + equal);
  }

  @Test
  void largeDomainsStayInside() {
    long size = (1L << 40) + 12_345;
    IndexPermutation permutation = new IndexPermutation(size, 9);
    for (long i = 0; i < 1000; i++) {
      long image = permutation.apply(size - 1 - i);
      assertTrue(image >= 0 && image < size);
    }
  }

  @Test
  void anEmptyDomainIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new IndexPermutation(0, 1));
  }
}
