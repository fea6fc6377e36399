package io.remblai.spark.balance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.summary.BalanceLine;
import io.remblai.summary.BalanceLine.Group;
import io.remblai.summary.BalanceLine.Values;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Means and variances of columns, and what follows from them. */
class ColumnSumsTest {

  private static Values values(double... values) {
    ColumnSums sums = new ColumnSums(1);
    for (double value : values) {
      sums.add(0, value);
    }
    return sums.values(0, 1, 0);
  }

  /** However far from zero they lie, the spread of values is not lost in their size. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 1e3, -1e8, 1e12})
  void areThoseOfTheDeviations(double offset) {
    SplittableRandom random = new SplittableRandom(1);
    double[] values = new double[500];
    double mean = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = offset + random.nextInt(1000) / 8.0;
      mean += (values[i] - offset) / values.length;
    }
    double squares = 0;
    for (double value : values) {
      squares += Math.pow(value - offset - mean, 2);
    }
    Values found = values(values);
    assertEquals(offset + mean, found.mean().getAsDouble(), 1e-15 * Math.abs(offset) + 1e-12);
    assertEquals(squares / 499, found.variance().getAsDouble(), 1e-9);
  }

  @Test
  void orderAndPartsDoNotShow() {
    SplittableRandom random = new SplittableRandom(2);
    double[] values = random.doubles(999, -1e9, 1e9).toArray();
    ColumnSums whole = new ColumnSums(1);
    ColumnSums[] parts = {new ColumnSums(1), new ColumnSums(1), new ColumnSums(1)};
    for (int i = 0; i < values.length; i++) {
      whole.add(0, values[i]);
      parts[i % 3].add(0, values[values.length - 1 - i]);
    }
    parts[2].mergeWith(parts[0]);
    parts[2].mergeWith(parts[1]);
    assertEquals(whole.values(0, 2, 3), parts[2].values(0, 2, 3));
  }

  @Test
  void whatIsNoNumberIsMissing() {
    Values found = values(1, Double.NaN, Double.POSITIVE_INFINITY, 3, -Double.MAX_VALUE, 2);
    assertEquals(3, found.count());
    assertEquals(2, found.mean().getAsDouble(), 0);
    assertEquals(1, found.variance().getAsDouble(), 0);
    assertTrue(values().mean().isEmpty());
    assertTrue(values(5).variance().isEmpty());
  }

  /** The example of the definition by hand. */
  @Test
  void differencesAreInDeviationsOfBefore() {
    Group before = new Group(values(1, 3), values(4, 6, 8));
    Group after = new Group(values(3, 3), values(4, 4));
    BalanceLine line = BalanceLine.of("age", before, after);
    double sd = Math.sqrt((2 + 4) / 2.0);
    assertEquals(sd, line.sd().getAsDouble(), 1e-15);
    assertEquals((2 - 6) / sd, line.smdBefore().getAsDouble(), 1e-15);
    assertEquals(-1 / sd, line.smdAfter().getAsDouble(), 1e-15);
    assertEquals(0.5, line.before().varianceRatio().getAsDouble(), 1e-15);
    assertTrue(line.after().varianceRatio().isEmpty());
    BalanceLine constant = BalanceLine.of("one", new Group(values(1, 1), values(1, 1)), after);
    assertTrue(constant.smdBefore().isEmpty() && constant.smdAfter().isEmpty());
  }
}
