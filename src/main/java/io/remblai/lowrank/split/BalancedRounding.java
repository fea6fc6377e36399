package io.remblai.lowrank.split;

import io.remblai.math.ExactSum;
import io.remblai.math.KeyOrder;
import io.remblai.math.Seeds;
import java.util.Arrays;

/**
 * Turns soft weights of n rows to r clusters into clusters of exactly given sizes, so that the sum
 * of the chosen weights is greatest:
 *
 * <pre>
 *   max over labels l of sum_i w[i, l(i)]    where cluster j is chosen c[j] times
 * </pre>
 *
 * <p>A transportation problem whose dual has one potential per cluster: {@code D(v) = sum_i max_j
 * (w[i, j] - v[j]) + sum_j c[j] v[j]} is at least any total, and equal to the greatest one at the
 * best v. Labels that give every row a cluster of greatest {@code w[i, j] - v[j]} and have the
 * right sizes are therefore optimal, and v proves it.
 *
 * <p>With w the logarithms of a soft factor the result is the most probable hard assignment of
 * these sizes, and it does not depend on how rows or clusters of the factor were scaled: a term of
 * the row or of the cluster alone adds the same to every total. This is why log-weights are the
 * rule.
 *
 * <p>Three steps, on all rows as on the sample that precedes them: (a) potentials, from the
 * solution of an eighth of the rows with capacities in proportion, chosen by a hash of their keys;
 * (b) the preferred cluster of every row at these potentials and its margin over the second; (c)
 * exact repair of the sizes by the rows of small margin ({@link CapacityRepair}). O(n r) and, with
 * E rows left over after (b), about the square root of n r, O(E r^2). Beside the weights it keeps
 * some forty bytes for a row and at worst, where most weights tie, 6 for a weight.
 *
 * <p>The result is a function of the rows in the order of their keys: neither threads nor the order
 * in which rows are given count. It is optimal up to the rounding of double potentials.
 */
public final class BalancedRounding {

  /** So few rows are solved without a sample. */
  private static final int SMALL = 2048;

  /** A sample has one row in 2 to this power. */
  private static final int SAMPLE_BITS = 3;

  /** Seed of the sample's hash. */
  private static final long SAMPLE_SEED = 0x5EED_0F_5A3B1EL;

  /**
   * Rows of least margin that the first repair may move, for each that is to leave its cluster, and
   * for each cluster; a repair that needs more starts again with twice as many.
   */
  private static final int CANDIDATES = 8;

  private static final int CANDIDATES_PER_CLUSTER = 64;

  private final SoftWeights weights;
  private final long[] keys;
  private final double[] v;

  private BalancedRounding(SoftWeights weights, long[] keys) {
    this.weights = weights;
    this.keys = keys;
    this.v = new double[weights.clusters()];
  }

  /**
   * A rounding and the proof that it is best.
   *
   * @param labels cluster of each row [n]
   * @param potentials of the clusters [r], up to a common constant: every row has a cluster of
   *     greatest weight less potential
   * @param total sum of the chosen weights
   */
  public record Result(int[] labels, double[] potentials, double total) {}

  /** The best rounding; rows that are alike count in their order. */
  public static Result of(SoftWeights weights, int[] capacities) {
    long[] keys = new long[weights.rows()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = i;
    }
    return of(weights, capacities, keys);
  }

  /**
   * The best rounding.
   *
   * @param capacities rows of each cluster [r], at least 0, of sum n
   * @param keys [n], unsigned; the order of rows that are alike, and rows of the same key in the
   *     given order
   */
  public static Result of(SoftWeights weights, int[] capacities, long[] keys) {
    check(weights, capacities, keys);
    int[] rows = KeyOrder.ascending(keys);
    BalancedRounding rounding = new BalancedRounding(weights, keys);
    int[] found = rounding.solve(rows, capacities, 0);
    int[] labels = new int[rows.length];
    ExactSum total = new ExactSum();
    for (int a = 0; a < rows.length; a++) {
      labels[rows[a]] = found[a];
      total.add(weights.weights()[rows[a] * weights.clusters() + found[a]]);
    }
    return new Result(labels, rounding.v, total.value());
  }

  private static void check(SoftWeights weights, int[] capacities, long[] keys) {
    if (capacities.length != weights.clusters()) {
      throw new IllegalArgumentException(
          "capacities must be one for each of %d clusters, not %d"
              .formatted(weights.clusters(), capacities.length));
    }
    long sum = 0;
    for (int j = 0; j < capacities.length; j++) {
      if (capacities[j] < 0) {
        throw new IllegalArgumentException(
            "capacities must be at least 0, not %d (cluster %d)".formatted(capacities[j], j));
      }
      sum += capacities[j];
    }
    if (sum != weights.rows()) {
      throw new IllegalArgumentException(
          "capacities must add up to the %d rows, not to %d".formatted(weights.rows(), sum));
    }
    if (keys.length != weights.rows()) {
      throw new IllegalArgumentException(
          "keys must be one for each of %d rows, not %d".formatted(weights.rows(), keys.length));
    }
  }

  /**
   * Labels of some rows in the order of their keys; moves the potentials to the best ones for them.
   *
   * @param depth samples of samples so far
   */
  private int[] solve(int[] rows, int[] capacities, int depth) {
    if (rows.length > SMALL) {
      int[] sample = sample(rows, depth);
      // Where keys repeat the hash may take none or nearly all.
      if (sample.length > 0 && sample.length <= rows.length / 2) {
        int[] scaled = Capacities.scaled(capacities, rows.length, sample.length);
        solve(sample, scaled, depth + 1);
      }
    }
    int[] labels = new int[rows.length];
    PreferenceSurvey survey = new PreferenceSurvey(weights, rows);
    for (long widened = 1; ; widened <<= 1) {
      int[] room = capacities.clone();
      survey.label(v, room, labels);
      long leaving = leaving(room);
      if (leaving == 0) {
        return labels;
      }
      long candidates = widened * (CANDIDATES * leaving + CANDIDATES_PER_CLUSTER * (long) v.length);
      CapacityRepair repair =
          new CapacityRepair(
              weights, rows, labels, survey.margins(), room, v, survey.reach(candidates));
      if (repair.run()) {
        return labels;
      }
    }
  }

  private static long leaving(int[] room) {
    long leaving = 0;
    for (int left : room) {
      leaving += Math.max(0, left);
    }
    return leaving;
  }

  private int[] sample(int[] rows, int depth) {
    int[] sample = new int[rows.length];
    int count = 0;
    for (int row : rows) {
      if (Seeds.key(SAMPLE_SEED, depth, keys[row]) >>> (Long.SIZE - SAMPLE_BITS) == 0) {
        sample[count++] = row;
      }
    }
    return Arrays.copyOf(sample, count);
  }
}
