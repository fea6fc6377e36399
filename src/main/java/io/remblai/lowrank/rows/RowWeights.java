package io.remblai.lowrank.rows;

import io.remblai.math.CounterRandom;
import io.remblai.math.Kernels;

/**
 * Evaluates {@link SoftRows}, up to {@link #ROWS} at a time: logits by one float matrix product,
 * exponentials in float, normalised in double so that weights of a row sum to one within 2^-52.
 *
 * <p>The weights of a row are the same bits in whatever block it lies. Not thread safe.
 */
public final class RowWeights {

  /** Most rows of one load: logits of 16 columns take 16 KiB. */
  public static final int ROWS = 256;

  private final SoftRows rows;
  private final int rank;
  private final int width;
  private final Linear logits;
  private final Linear costs;
  private final double[] weights; // [ROWS, rank]
  private final double[] masses = new double[ROWS];
  private final double[] logSums = new double[ROWS];
  private final double[] rowCosts = new double[ROWS];

  public RowWeights(SoftRows rows) {
    this.rows = rows;
    rank = rows.rank();
    width = rows.width();
    logits = new Linear(rows.weights(), width, rank);
    costs = rows.mass().isTight() ? null : new Linear(rows.mass().costs(), width, rank);
    weights = new double[ROWS * rank];
  }

  /** Evaluates the rows [from, from + n) of a block; n is at most {@link #ROWS}. */
  public void load(RowBlock block, int from, int n) {
    float[] x = logits(block, from, n);
    for (int i = 0; i < n; i++) {
      logSums[i] = Kernels.exp().softmax(x, i * rank, rank);
      normalise(x, i * rank);
    }
    if (costs == null) {
      System.arraycopy(block.weights(), from, masses, 0, n);
    } else {
      relax(block, from, n);
    }
  }

  /** The logits l [n, rank] of rows; overwritten by the next call. */
  public float[] logits(RowBlock block, int from, int n) {
    logits.apply(block.factors(), from, n);
    if (rows.noise() != 0) {
      addNoise(block.keys(), from, n);
    }
    return logits.out;
  }

  private void addNoise(long[] keys, int from, int n) {
    for (int i = 0; i < n; i++) {
      CounterRandom random = new CounterRandom(rows.noiseSeed(), keys[from + i]);
      for (int p = 0; p < rank; p++) {
        logits.out[i * rank + p] += (float) (rows.noise() * random.uniform(p));
      }
    }
  }

  private void normalise(float[] x, int at) {
    double sum = 0;
    for (int p = 0; p < rank; p++) {
      sum += x[at + p];
    }
    double scale = 1 / sum;
    for (int p = 0; p < rank; p++) {
      weights[at + p] = x[at + p] * scale;
    }
  }

  private void relax(RowBlock block, int from, int n) {
    RowMass mass = rows.mass();
    costs.apply(block.factors(), from, n);
    for (int i = 0; i < n; i++) {
      double cost = 0;
      for (int p = 0; p < rank; p++) {
        cost += weights[i * rank + p] * costs.out[i * rank + p];
      }
      if (mass.quadratic().length > 0) {
        cost += quadratic(mass.quadratic(), block.factors(), (from + i) * width);
      }
      rowCosts[i] = cost;
      double weight = block.weights()[from + i];
      masses[i] = weight * StrictMath.exp(mass.offset() - cost / mass.tau());
    }
  }

  private double quadratic(double[] form, float[] factors, int at) {
    int lifted = width + 1;
    double sum = 0;
    for (int k = 0; k < lifted; k++) {
      double row = form[k * lifted + width];
      for (int l = 0; l < width; l++) {
        row += form[k * lifted + l] * factors[at + l];
      }
      sum += row * (k < width ? factors[at + k] : 1);
    }
    return sum;
  }

  /** q [n, rank] of the rows loaded last, each row summing to one; not to be modified. */
  public double[] weights() {
    return weights;
  }

  /** Masses [n] of the rows loaded last; not to be modified. */
  public double[] masses() {
    return masses;
  }

  /** {@code ln sum_p exp(l_ip)} [n] of the rows loaded last. */
  double[] logSums() {
    return logSums;
  }

  /** c_i [n] of the rows loaded last; zero where rows are tight. */
  double[] rowCosts() {
    return rowCosts;
  }

  /** {@code f~_i M} for rows of a block, in float. */
  private static final class Linear {

    private final float[] minusHalf; // [rank, width]: the kernel multiplies by -2, exactly
    private final float[] constant; // [rank]
    private final float[] out;
    private final int width;

    Linear(double[] matrix, int width, int rank) {
      this.width = width;
      minusHalf = new float[rank * width];
      constant = new float[rank];
      out = new float[ROWS * rank];
      for (int p = 0; p < rank; p++) {
        constant[p] = (float) matrix[width * rank + p];
        for (int k = 0; k < width; k++) {
          minusHalf[p * width + k] = (float) (-0.5 * matrix[k * rank + p]);
        }
      }
    }

    void apply(float[] factors, int from, int n) {
      Kernels.reducedCosts()
          .scores(factors, from * width, n, minusHalf, 0, constant.length, width, constant, 0, out);
    }
  }
}
