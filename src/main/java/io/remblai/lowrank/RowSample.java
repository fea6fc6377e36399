package io.remblai.lowrank;

import io.remblai.lowrank.rows.FactorPasses;
import io.remblai.lowrank.rows.RowBlock;

/** Some rows of a cloud, on which steps are measured. Immutable. */
final class RowSample {

  /** Multiplications for one look at the sample, at most. */
  private static final long SAMPLE_WORK = 1L << 21;

  private static final int LARGEST_SAMPLE = 1024;
  private static final int ROWS_PER_COLUMN = 4;

  private final RowBlock sample;
  private final double[] meanRow; // [width + 1]

  private RowSample(RowBlock sample) {
    this.sample = sample;
    meanRow = meanRow(sample);
  }

  /** Rows enough for {@code rank} columns. */
  static RowSample of(FactorPasses cloud, int rank) {
    long rows = Math.min(LARGEST_SAMPLE, SAMPLE_WORK / ((cloud.extent().width() + 1L) * rank));
    return new RowSample(cloud.sample((int) Math.max((long) ROWS_PER_COLUMN * rank, rows)));
  }

  RowBlock rows() {
    return sample;
  }

  private static double[] meanRow(RowBlock sample) {
    int width = sample.width();
    double[] mean = new double[width + 1];
    for (int at = 0; at < sample.factors().length; at++) {
      mean[at % width] += (double) sample.factors()[at] / sample.size();
    }
    mean[width] = 1;
    return mean;
  }

  /** Takes off each row of a matrix its mean: what all columns share cancels, and costs bits. */
  static void centre(double[] matrix, int rank) {
    for (int from = 0; from < matrix.length; from += rank) {
      double mean = 0;
      for (int p = 0; p < rank; p++) {
        mean += matrix[from + p] / rank;
      }
      for (int p = 0; p < rank; p++) {
        matrix[from + p] -= mean;
      }
    }
  }

  /** The mean row [rank] of {@code x~_i M} over the sample. */
  double[] columnMeans(double[] matrix) {
    int rank = matrix.length / meanRow.length;
    double[] means = new double[rank];
    for (int at = 0; at < matrix.length; at++) {
      means[at % rank] += meanRow[at / rank] * matrix[at];
    }
    return means;
  }

  /**
   * The largest range of a row of {@code x~_i M} less the mean row, over the sample: what column
   * potentials can make up for does not count.
   */
  double range(double[] matrix) {
    int width = sample.width();
    int rank = matrix.length / (width + 1);
    double[] means = columnMeans(matrix);
    double[] row = new double[rank];
    double most = 0;
    for (int i = 0; i < sample.size(); i++) {
      for (int p = 0; p < rank; p++) {
        row[p] = matrix[width * rank + p] - means[p];
      }
      for (int k = 0; k < width; k++) {
        double x = sample.factors()[i * width + k];
        for (int p = 0; p < rank; p++) {
          row[p] += x * matrix[k * rank + p];
        }
      }
      most = Math.max(most, range(row, rank));
    }
    return most;
  }

  private static double range(double[] row, int rank) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int p = 0; p < rank; p++) {
      low = Math.min(low, row[p]);
      high = Math.max(high, row[p]);
    }
    return high - low;
  }
}
