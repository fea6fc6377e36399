package io.remblai.lowrank.rows;

/**
 * Adds the rows of blocks to {@link FactorSums}, O(rows rank width) and, for an overlap, O(rows
 * rank^2) at most: weights that are zero on the grid are skipped, and soon most are. Not thread
 * safe.
 */
public final class RowSweep {

  /** A weight below this adds nothing to any sum: half a grid of {@link SumGrid} is greater. */
  private static final double NOTHING = 0x1p-53;

  /** An overlap only steers Newton's method, which does not see smaller weights. */
  private static final double LEAST_OVERLAP = 0x1p-30;

  /** No cloud has an entropy beyond this, in nats. */
  private static final double LOG_LIMIT = 64;

  private final SoftRows rows;
  private final Wanted wanted;
  private final int rank;
  private final int width;
  private final RowWeights evaluated;
  private final double[] row; // [width + 1]
  private final double[] rounders; // [width + 1]
  private final double one;
  private final double logRounder;
  private final double costRounder;
  private final double entropyRounder;
  private final double[] scaled; // [rank]

  /**
   * @param extent of the whole cloud
   */
  public RowSweep(SoftRows rows, Wanted wanted, FactorExtent extent) {
    this.rows = rows;
    this.wanted = wanted;
    rank = rows.rank();
    width = rows.width();
    if (extent.width() != width) {
      throw new IllegalArgumentException(
          "rows of width %d over a cloud of width %d".formatted(width, extent.width()));
    }
    boolean relaxed = !rows.mass().isTight();
    evaluated = new RowWeights(rows);
    row = new double[width + 1];
    rounders = new double[width + 1];
    for (int k = 0; k < width; k++) {
      rounders[k] = SumGrid.rounder(extent.bound(k), relaxed);
    }
    one = SumGrid.rounder(1, relaxed);
    rounders[width] = one;
    logRounder = SumGrid.rounder(reach(rows.weights(), extent) + rows.noise() + rank, relaxed);
    costRounder = relaxed ? SumGrid.rounder(costReach(extent), true) : 0;
    entropyRounder = SumGrid.rounder(LOG_LIMIT, relaxed);
    scaled = new double[rank];
  }

  /** At most this large is {@code f~_i M} for a matrix M [width + 1, rank]. */
  private double reach(double[] matrix, FactorExtent extent) {
    double total = 0;
    for (int k = 0; k <= width; k++) {
      double most = 0;
      for (int p = 0; p < rank; p++) {
        most = Math.max(most, Math.abs(matrix[k * rank + p]));
      }
      total += most * (k < width ? extent.bound(k) : 1);
    }
    return total;
  }

  private double costReach(FactorExtent extent) {
    RowMass mass = rows.mass();
    double total = reach(mass.costs(), extent);
    double[] form = mass.quadratic();
    for (int at = 0; at < form.length; at++) {
      int k = at / (width + 1);
      int l = at % (width + 1);
      double left = k < width ? extent.bound(k) : 1;
      total += Math.abs(form[at]) * left * (l < width ? extent.bound(l) : 1);
    }
    return total;
  }

  /** Adds the rows [from, to) of a block. */
  public void add(RowBlock block, int from, int to, FactorSums sums) {
    for (int at = from; at < to; at += RowWeights.ROWS) {
      int n = Math.min(RowWeights.ROWS, to - at);
      evaluated.load(block, at, n);
      for (int i = 0; i < n; i++) {
        addRow(block, at + i, i, sums);
      }
    }
  }

  private void addRow(RowBlock block, int at, int i, FactorSums sums) {
    for (int k = 0; k < width; k++) {
      row[k] = block.factors()[at * width + k];
    }
    row[width] = 1;
    double mass = evaluated.masses()[i];
    double[] q = evaluated.weights();
    if (rank > width) {
      addByColumn(q, i * rank, mass, sums.sums);
    } else {
      addByFactor(q, i * rank, mass, sums.sums);
    }
    sums.logSums += SumGrid.round(mass * evaluated.logSums()[i], logRounder);
    sums.massCosts += SumGrid.round(mass * evaluated.rowCosts()[i], costRounder);
    switch (wanted) {
      case OVERLAP -> addOverlap(q, i * rank, mass, sums.overlap);
      case MOMENTS -> addMoments(mass, sums.moments);
      case ENTROPY -> addEntropy(mass, sums);
      case SUMS -> {}
    }
  }

  /** For each column the row's factors: the inner loop is long where the cloud is wide. */
  private void addByFactor(double[] q, int from, double mass, double[] sums) {
    int lifted = width + 1;
    for (int p = 0; p < rank; p++) {
      double weight = mass * q[from + p];
      if (weight > NOTHING) {
        addScaled(weight, row, rounders, lifted, sums, p * lifted);
      }
    }
  }

  private static void addScaled(
      double weight, double[] row, double[] rounders, int count, double[] sums, int to) {
    for (int k = 0; k < count; k++) {
      double rounder = rounders[k];
      sums[to + k] += (weight * row[k] + rounder) - rounder;
    }
  }

  /** Few factors and many columns, most of them without weight. */
  private void addByColumn(double[] q, int from, double mass, double[] sums) {
    int lifted = width + 1;
    for (int p = 0; p < rank; p++) {
      double weight = mass * q[from + p];
      if (weight > NOTHING) {
        for (int k = 0; k < lifted; k++) {
          sums[p * lifted + k] += SumGrid.round(weight * row[k], rounders[k]);
        }
      }
    }
  }

  private void addOverlap(double[] q, int from, double mass, double[] overlap) {
    for (int p = 0; p < rank; p++) {
      scaled[p] = q[from + p];
    }
    for (int p = 0; p < rank; p++) {
      if (scaled[p] > LEAST_OVERLAP) {
        addProducts(mass * scaled[p], scaled, one, p, rank, overlap, p * rank);
      }
    }
  }

  private static void addProducts(
      double weight, double[] q, double rounder, int from, int to, double[] overlap, int at) {
    for (int j = from; j < to; j++) {
      overlap[at + j] += (weight * q[j] + rounder) - rounder;
    }
  }

  private void addMoments(double mass, double[] moments) {
    int lifted = width + 1;
    for (int k = 0; k < lifted; k++) {
      double weight = mass * row[k];
      for (int l = k; l < lifted; l++) {
        double rounder = rounders[k] * rounders[l] / one;
        moments[k * lifted + l] += SumGrid.round(weight * row[l], rounder);
      }
    }
  }

  private void addEntropy(double mass, FactorSums sums) {
    if (mass > 0) {
      sums.massEntropy -= SumGrid.round(mass * StrictMath.log(mass), entropyRounder);
    }
  }

  /**
   * Adds the terms of {@link FactorPasses#divergences}.
   *
   * @param mixtures [out.length, rank]; not modified
   * @param out one sum for each mixture
   */
  public void addDivergences(RowBlock block, int from, int to, double[] mixtures, double[] out) {
    double rounder = SumGrid.rounder(largestTerm(mixtures), !rows.mass().isTight());
    for (int at = from; at < to; at += RowWeights.ROWS) {
      int n = Math.min(RowWeights.ROWS, to - at);
      evaluated.load(block, at, n);
      for (int i = 0; i < n; i++) {
        double mass = evaluated.masses()[i];
        for (int s = 0; s < out.length; s++) {
          double ratio = product(mixtures, s * rank, evaluated.weights(), i * rank);
          if (ratio > 0) {
            out[s] += SumGrid.round(mass * ratio * StrictMath.log(ratio), rounder);
          }
        }
      }
    }
  }

  private static double largestTerm(double[] mixtures) {
    double most = Math.E;
    for (double value : mixtures) {
      most = Math.max(most, value);
    }
    return most * StrictMath.log(most);
  }

  private double product(double[] left, int leftAt, double[] right, int rightAt) {
    double sum = 0;
    for (int p = 0; p < rank; p++) {
      sum += left[leftAt + p] * right[rightAt + p];
    }
    return sum;
  }
}
