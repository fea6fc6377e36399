package io.remblai.lowrank.rows;

import io.remblai.math.CounterRandom;
import java.util.SplittableRandom;

/** The naive twin of {@link SoftRows}: every entry by its definition, in double. */
public final class DenseRows {

  private DenseRows() {}

  /** Q [n, rank]. */
  public static double[][] of(SoftRows rows, RowBlock block) {
    double[][] q = new double[block.size()][];
    for (int i = 0; i < q.length; i++) {
      double[] logits = product(rows.weights(), block, i, rows.rank());
      double most = Double.NEGATIVE_INFINITY;
      CounterRandom random = new CounterRandom(rows.noiseSeed(), block.keys()[i]);
      for (int p = 0; p < logits.length; p++) {
        logits[p] += rows.noise() * random.uniform(p);
        most = Math.max(most, logits[p]);
      }
      double sum = 0;
      for (int p = 0; p < logits.length; p++) {
        logits[p] = Math.exp(logits[p] - most);
        sum += logits[p];
      }
      for (int p = 0; p < logits.length; p++) {
        logits[p] /= sum;
      }
      double mass = mass(rows.mass(), block, i, logits);
      for (int p = 0; p < logits.length; p++) {
        logits[p] *= mass;
      }
      q[i] = logits;
    }
    return q;
  }

  private static double mass(RowMass mass, RowBlock block, int i, double[] q) {
    if (mass.isTight()) {
      return block.weights()[i];
    }
    double[] costs = product(mass.costs(), block, i, q.length);
    double cost = 0;
    for (int p = 0; p < q.length; p++) {
      cost += q[p] * costs[p];
    }
    int lifted = block.width() + 1;
    for (int at = 0; at < mass.quadratic().length; at++) {
      cost += factor(block, i, at / lifted) * mass.quadratic()[at] * factor(block, i, at % lifted);
    }
    return block.weights()[i] * Math.exp(mass.offset() - cost / mass.tau());
  }

  private static double[] product(double[] matrix, RowBlock block, int i, int rank) {
    double[] out = new double[rank];
    for (int k = 0; k <= block.width(); k++) {
      for (int p = 0; p < rank; p++) {
        out[p] += factor(block, i, k) * matrix[k * rank + p];
      }
    }
    return out;
  }

  /** Factor k of row i; a one after the last. */
  public static double factor(RowBlock block, int i, int k) {
    return k < block.width() ? block.factors()[i * block.width() + k] : 1;
  }

  /** Normal factors, uneven weights. */
  public static RowBlock random(int n, int width, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] factors = new float[n * width];
    for (int at = 0; at < factors.length; at++) {
      factors[at] = (float) random.nextGaussian();
    }
    double[] weights = new double[n];
    long[] keys = new long[n];
    double total = 0;
    for (int i = 0; i < n; i++) {
      weights[i] = 0.2 + random.nextDouble();
      total += weights[i];
      keys[i] = random.nextLong();
    }
    for (int i = 0; i < n; i++) {
      weights[i] /= total;
    }
    return new RowBlock(factors, width, weights, keys);
  }

  /** Normal numbers. */
  public static double[] numbers(int count, double scale, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] numbers = new double[count];
    for (int at = 0; at < count; at++) {
      numbers[at] = scale * random.nextGaussian();
    }
    return numbers;
  }

  /** The rows in another order. */
  public static RowBlock permuted(RowBlock block, int[] order) {
    int width = block.width();
    float[] factors = new float[block.factors().length];
    double[] weights = new double[order.length];
    long[] keys = new long[order.length];
    for (int i = 0; i < order.length; i++) {
      System.arraycopy(block.factors(), order[i] * width, factors, i * width, width);
      weights[i] = block.weights()[order[i]];
      keys[i] = block.keys()[order[i]];
    }
    return new RowBlock(factors, width, weights, keys);
  }
}
