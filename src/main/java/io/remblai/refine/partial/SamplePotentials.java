package io.remblai.refine.partial;

import io.remblai.geometry.GroundCost;
import io.remblai.math.Kernels;
import io.remblai.refine.TargetPotentials;
import java.io.Serializable;
import java.util.Arrays;

/**
 * What a sample of both clouds, solved exactly on its own, says of any target: its height {@code
 * h(y) = min over sampled x of c(x, y) - f(x)}, and the sampled source that attains it, its suitor.
 *
 * <p>The sample leaves out as large a part of its targets as the clouds do. Were f the optimum of
 * the whole clouds, targets below zero would be matched and those above left out. So the targets of
 * least height are a first choice of those to be matched, coarsely right everywhere; and {@code
 * min(h, 0)} are potentials to start from.
 */
public final class SamplePotentials implements TargetPotentials, Serializable {

  private static final long serialVersionUID = 1;

  /** Entries of the sample's cost matrix: a tenth of a second. */
  private static final double MOST_ENTRIES = 1 << 23;

  private static final int LEAST_SOURCES = 64;

  /** A sample has at most every so many-th source. */
  private static final int COARSENING = 4;

  private final GroundCost cost;
  private final int dim;
  private final float[] sources; // of the sample, as given
  private final double[] f; // their potentials, in units of the cost

  private SamplePotentials(GroundCost cost, int dim, float[] sources, double[] f) {
    this.cost = cost;
    this.dim = dim;
    this.sources = sources;
    this.f = f;
  }

  /** Sources of the sample of clouds of n and m points. */
  public static int sampleSources(int n, int m) {
    double fitting = Math.sqrt(MOST_ENTRIES * n / m);
    return (int) Math.min(n, Math.max(LEAST_SOURCES, Math.min(fitting, (double) n / COARSENING)));
  }

  /**
   * Targets of that sample: as many times its sources as the clouds have, unless their number is
   * beyond the entries.
   */
  public static int sampleTargets(int n, int m) {
    long sources = sampleSources(n, m);
    return (int) Math.min(Math.min(m, (long) MOST_ENTRIES / sources), (sources * m + n - 1) / n);
  }

  /** Number of sampled sources. */
  public int size() {
    return f.length;
  }

  /**
   * Solves the sample of clouds of n and m points.
   *
   * @param x the first sources in canonical order [sampleSources or longer, dim]; not modified
   * @param y the first targets [sampleTargets or longer, dim]; not modified
   */
  public static SamplePotentials of(GroundCost cost, float[] x, int n, float[] y, int m, int dim) {
    int rows = sampleSources(n, m);
    int width = sampleTargets(n, m);
    PartialBlock block = new PartialBlock(cost, dim);
    int[] columns = block.solve(x, rows, y, width);
    double[] f = new double[rows];
    for (int i = 0; i < rows; i++) {
      f[i] = cost.between(x, i * dim, y, columns[i] * dim, dim) - block.potential(columns[i]);
    }
    return new SamplePotentials(cost, dim, Arrays.copyOf(x, rows * dim), f);
  }

  /**
   * Heights and suitors of some targets.
   *
   * @param heights in units of the cost [m]
   * @param suitors rows of {@link #suitor} [m]
   */
  public record Heights(double[] heights, int[] suitors) {}

  /** Looks at m targets [m, dim]. O(m dim sample). */
  public Heights heights(float[] y, int m) {
    CommonFrame frame = CommonFrame.of(cost, sources, f.length, y, m, dim);
    float[] movedSources = new float[f.length * dim];
    float[] moved = new float[m * dim];
    frame.move(sources, f.length, movedSources);
    frame.move(y, m, moved);
    float[] least = new float[m];
    int[] suitors = new int[m];
    Arrays.fill(least, Float.POSITIVE_INFINITY);
    float[] h = new float[f.length];
    for (int i = 0; i < h.length; i++) {
      double own = frame.inMoved(f[i]);
      h[i] = (float) (frame.hasDistances() ? own : square(movedSources, i) - own);
    }
    if (frame.hasDistances()) {
      Kernels.reducedCosts()
          .leastDistance(moved, 0, m, movedSources, 0, h.length, dim, h, 0, least, suitors, 0);
    } else {
      Kernels.reducedCosts()
          .least(moved, 0, m, movedSources, 0, h.length, dim, h, 0, least, suitors, 0);
    }
    double[] heights = new double[m];
    for (int j = 0; j < m; j++) {
      heights[j] = cost.between(sources, suitors[j] * dim, y, j * dim, dim) - f[suitors[j]];
    }
    return new Heights(heights, suitors);
  }

  /** {@code min(h, 0)} of m targets. */
  @Override
  public double[] of(float[] y, int m) {
    double[] potentials = heights(y, m).heights();
    for (int j = 0; j < m; j++) {
      potentials[j] = Math.min(potentials[j], 0);
    }
    return potentials;
  }

  private double square(float[] points, int i) {
    double sum = 0;
    for (int k = i * dim; k < (i + 1) * dim; k++) {
      sum += (double) points[k] * points[k];
    }
    return sum;
  }

  /** Writes the coordinates of a suitor to {@code out} from {@code at}. */
  public void suitor(int row, float[] out, int at) {
    System.arraycopy(sources, row * dim, out, at, dim);
  }
}
