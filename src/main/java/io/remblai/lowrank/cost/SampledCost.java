package io.remblai.lowrank.cost;

import io.remblai.geometry.GroundCost;
import io.remblai.math.CounterRandom;
import io.remblai.math.Seeds;
import io.remblai.math.linear.Cholesky;
import java.util.Arrays;
import java.util.Comparator;

/**
 * A cost without exact factors, by sampling columns and rows of its matrix (after Indyk, Vakilian,
 * Wagner and Woodruff, COLT 2019, and Chen and Price, 2017).
 *
 * <pre>
 *   c(x, y) = sum_k A_k(x) B_k(y),   A_k(x) = c(x, z_k),   B(y) = argmin_b sum_l (c(x_l, y) - &lt;A(x_l), b&gt;)^2 + ridge |b|^2
 * </pre>
 *
 * <p>with target landmarks z_k, drawn with probabilities that grow with the squared cost to an
 * anchor, and source landmarks x_l, {@value #OVERSAMPLING} times as many. A row needs only the
 * landmarks to be lifted.
 *
 * @param factors the sampled factors, of width {@code rank}
 * @param relativeError {@code sqrt(sum (c - sampled)^2 / sum c^2)} over pairs of sampled rows that
 *     are not landmarks, where there are any
 */
public record SampledCost(CostFactors factors, double relativeError) {

  /** Equations for each unknown of the least squares. */
  static final int OVERSAMPLING = 4;

  /** Relative to the mean diagonal of the normal matrix. */
  private static final double RIDGE = 1e-7;

  /** Pairs the error is measured on. */
  private static final int CHECKED_PAIRS = 4096;

  /**
   * Samples a cost.
   *
   * @param source a sample of the source's vectors [s, dim], more than {@code 2 rank} of them
   * @param target a sample of the target's [t, dim], likewise
   * @param rank number of factors, at least 1
   */
  public static SampledCost of(
      GroundCost cost, float[] source, float[] target, int dim, int rank, long seed) {
    int sources = source.length / dim;
    int targets = target.length / dim;
    if (rank < 1 || sources <= 2 * rank || targets <= 2 * rank) {
      throw new IllegalArgumentException(
          "rank %d needs samples of more than %d rows, not %d and %d"
              .formatted(rank, Math.max(2, 2 * rank), sources, targets));
    }
    int equations = Math.min(OVERSAMPLING * rank, (sources + 2 * rank) / 2);
    int[] targetOrder = drawn(cost, target, source, dim, Seeds.key(seed, 0));
    int[] sourceOrder = drawn(cost, source, target, dim, Seeds.key(seed, 1));
    float[] columns = rows(target, dim, targetOrder, 0, rank);
    float[] rows = rows(source, dim, sourceOrder, 0, equations);
    LandmarkCosts left = new LandmarkCosts(cost, columns, dim, new double[0]);
    LandmarkCosts right = new LandmarkCosts(cost, rows, dim, regression(left, rows, rank));
    CostForm form = CostForm.zero();
    for (int k = 0; k < rank; k++) {
      form = form.plus(k, k, 1);
    }
    CostFactors factors = new CostFactors(left, right, form);
    float[] restOfSource = rows(source, dim, sourceOrder, equations, sources);
    float[] restOfTarget = rows(target, dim, targetOrder, rank, targets);
    return new SampledCost(factors, error(cost, factors, restOfSource, restOfTarget, dim, seed));
  }

  /** All rows in a random order, those of a great squared cost to an anchor more likely early. */
  private static int[] drawn(GroundCost cost, float[] rows, float[] others, int dim, long seed) {
    CounterRandom random = new CounterRandom(seed, 0);
    int n = rows.length / dim;
    int anchor = (int) Long.remainderUnsigned(random.bits(n), others.length / dim);
    double[] scores = new double[n];
    double mean = 0;
    for (int i = 0; i < n; i++) {
      double c = cost.between(rows, i * dim, others, anchor * dim, dim);
      scores[i] = c * c;
      mean += scores[i] / n;
    }
    double[] times = new double[n];
    Integer[] order = new Integer[n];
    for (int i = 0; i < n; i++) {
      times[i] = -StrictMath.log(random.uniform(i)) / Math.max(scores[i] + mean, Double.MIN_NORMAL);
      order[i] = i;
    }
    Arrays.sort(order, Comparator.comparingDouble(i -> times[i]));
    int[] result = new int[n];
    for (int i = 0; i < n; i++) {
      result[i] = order[i];
    }
    return result;
  }

  private static float[] rows(float[] from, int dim, int[] order, int first, int end) {
    float[] rows = new float[(end - first) * dim];
    for (int i = first; i < end; i++) {
      System.arraycopy(from, order[i] * dim, rows, (i - first) * dim, dim);
    }
    return rows;
  }

  /** {@code (A'A + ridge)^-1 A'} [rank, rows] for the factors A of the source landmarks. */
  private static double[] regression(LandmarkCosts left, float[] rows, int rank) {
    int count = rows.length / left.dim();
    double[][] a = new double[count][];
    double[] normal = new double[rank * rank];
    double trace = 0;
    for (int l = 0; l < count; l++) {
      a[l] = left.costs(rows, l * left.dim());
      for (int p = 0; p < rank; p++) {
        for (int q = 0; q < rank; q++) {
          normal[p * rank + q] += a[l][p] * a[l][q];
        }
        trace += a[l][p] * a[l][p];
      }
    }
    double ridge = Math.max(RIDGE * trace / rank, Double.MIN_NORMAL);
    for (int p = 0; p < rank; p++) {
      normal[p * rank + p] += ridge;
    }
    double[] map = new double[rank * count];
    for (int l = 0; l < count; l++) {
      for (int p = 0; p < rank; p++) {
        map[p * count + l] = a[l][p];
      }
    }
    new Cholesky(normal, rank, ridge).solve(map, count);
    return map;
  }

  private static double error(
      GroundCost cost, CostFactors factors, float[] source, float[] target, int dim, long seed) {
    CounterRandom random = new CounterRandom(seed, 2);
    int n = source.length / dim;
    int m = target.length / dim;
    int width = factors.source().width();
    float[] x = new float[width];
    float[] y = new float[width];
    double wrong = 0;
    double all = 0;
    for (int k = 0; k < CHECKED_PAIRS; k++) {
      int i = (int) Long.remainderUnsigned(random.bits(2L * k), n);
      int j = (int) Long.remainderUnsigned(random.bits(2L * k + 1), m);
      factors.source().lift(source, i * dim, x, 0);
      factors.target().lift(target, j * dim, y, 0);
      double exact = cost.between(source, i * dim, target, j * dim, dim);
      double sampled = factors.form().between(x, 0, width, y, 0, width);
      wrong += (exact - sampled) * (exact - sampled);
      all += exact * exact;
    }
    return all > 0 ? Math.sqrt(wrong / all) : Math.sqrt(wrong);
  }
}
