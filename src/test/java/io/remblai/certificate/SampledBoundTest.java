package io.remblai.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.math.Seeds;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SampledBoundTest {

  @Test
  void limitHoldsInAboutNinetyNineOfAHundredSamples() {
    int n = 5000;
    SplittableRandom random = new SplittableRandom(4);
    double[] slacks = new double[n];
    double mean = 0;
    for (int i = 0; i < n; i++) {
      slacks[i] = -Math.log(1 - random.nextDouble());
      mean += slacks[i] / n;
    }
    double bound = 7 - mean;
    int below = 0;
    int repeats = 1000;
    double estimates = 0;
    for (int seed = 0; seed < repeats; seed++) {
      SourceSampling sampling = new SourceSampling(300, n, seed);
      double[] sampled = new double[n];
      int count = 0;
      for (int i = 0; i < n; i++) {
        if (sampling.contains(Seeds.key(77, i))) {
          sampled[count++] = slacks[i];
        }
      }
      assertTrue(count > 200 && count < 400);
      SampledBound found = SampledBound.of(7, Arrays.copyOf(sampled, count), n);
      estimates += found.estimate() / repeats;
      if (found.lowerLimit() <= bound) {
        below++;
      }
    }
    assertEquals(bound, estimates, 0.01);
    int held = below;
    assertTrue(below > 970 && below < 1000, () -> held + " of " + repeats);
  }

  @Test
  void allPairsLeaveNoDoubt() {
    SampledBound found = SampledBound.of(5, new double[] {1, 2, 3}, 3);
    assertEquals(3, found.estimate(), 0);
    assertEquals(3, found.lowerLimit(), 0);
    assertEquals(4, SampledBound.of(5, new double[] {1}, 1).lowerLimit(), 0);
    assertThrows(IllegalArgumentException.class, () -> SampledBound.of(5, new double[1], 2));
    assertThrows(IllegalArgumentException.class, () -> SampledBound.of(5, new double[3], 2));
  }

  /** scipy.stats.t.ppf(0.99, v). */
  @Test
  void quantiles() {
    assertEquals(2.763769, SampledBound.quantile99(10), 1e-4);
    assertEquals(2.457262, SampledBound.quantile99(30), 1e-5);
    assertEquals(2.364217, SampledBound.quantile99(100), 1e-5);
    assertEquals(2.328214, SampledBound.quantile99(2047), 1e-3);
  }
}
