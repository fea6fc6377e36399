package io.remblai.spark.info.discrete;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.remblai.spark.KryoCopy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is shuffled must survive Kryo, and merge in any order. */
@Tag("spark")
final class DiscreteKryoTest {

  @Test
  void masses() {
    Masses one = new Masses().add(true, 4).add(true, 2).add(false, 1);
    Masses other = new Masses();
    for (int i = 0; i < 20; i++) {
      other.add(false, i + 1).add(true, 7);
    }
    Masses there = KryoCopy.of(one).mergeWith(KryoCopy.of(other));
    Masses back = KryoCopy.of(other).mergeWith(KryoCopy.of(one));
    assertEquals(4 + 2 + 20 * 7, there.rows());
    assertEquals(back.coupling().jointEntropy(), there.coupling().jointEntropy());
    assertEquals(back.coupling().lowerBound(), there.coupling().lowerBound());
  }
}
