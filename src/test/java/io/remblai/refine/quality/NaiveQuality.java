package io.remblai.refine.quality;

import io.remblai.geometry.GroundCost;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The definitions of {@link QualityMeasure}, one alternative at a time and in double. */
final class NaiveQuality {

  private final GroundCost cost;
  private final int dim;
  private final float[] x;
  private final float[] y;
  private final int pairs;

  NaiveQuality(GroundCost cost, int dim, float[] x, float[] y, int pairs) {
    this.cost = cost;
    this.dim = dim;
    this.x = x;
    this.y = y;
    this.pairs = pairs;
  }

  private double c(int source, int target) {
    return cost.between(x, source * dim, y, target * dim, dim);
  }

  private List<Double> rises(int pair) {
    List<Double> rises = new ArrayList<>();
    for (int j = 0; j < pairs; j++) {
      if (j != pair) {
        rises.add(c(pair, j) + c(j, pair) - c(pair, pair) - c(j, j));
      }
    }
    for (int j = pairs; j < y.length / dim; j++) {
      rises.add(c(pair, j) - c(pair, pair));
    }
    for (int j = pairs; j < x.length / dim; j++) {
      rises.add(c(j, pair) - c(pair, pair));
    }
    return rises;
  }

  double margin(int pair) {
    return rises(pair).stream().mapToDouble(rise -> rise).min().orElse(Double.POSITIVE_INFINITY);
  }

  /** Among the map and all maps one step away. */
  double amongSteps(int pair, double temperature) {
    return 1 / (1 + rises(pair).stream().mapToDouble(rise -> Math.exp(-rise / temperature)).sum());
  }

  /** Costs with a row or column of no cost for everyone who is left out. */
  private double[][] square() {
    int n = x.length / dim;
    int m = y.length / dim;
    int size = n + m - pairs;
    double[][] costs = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        costs[i][j] = i < n && j < m ? c(i, j) : i >= n && j >= m ? Double.POSITIVE_INFINITY : 0;
      }
    }
    return costs;
  }

  /** Weights of cells, each row and then each column divided by its greatest. */
  private double[][] weights(double temperature) {
    double[][] costs = square();
    int size = costs.length;
    for (double[] row : costs) {
      double least = Arrays.stream(row).min().getAsDouble();
      for (int j = 0; j < size; j++) {
        row[j] -= least;
      }
    }
    for (int j = 0; j < size; j++) {
      double least = Double.POSITIVE_INFINITY;
      for (double[] row : costs) {
        least = Math.min(least, row[j]);
      }
      for (double[] row : costs) {
        row[j] = Math.exp((least - row[j]) / temperature);
      }
    }
    return costs;
  }

  /** Belief propagation as it is written, sum by sum: the probability of every pair. */
  double[] marginals(double temperature, int sweeps) {
    double[][] w = weights(temperature);
    int size = w.length;
    double[][] a = new double[size][size];
    double[][] b = new double[size][size];
    for (double[] row : b) {
      Arrays.fill(row, 1);
    }
    for (int sweep = 0; sweep < sweeps; sweep++) {
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          double sum = 0;
          for (int k = 0; k < size; k++) {
            sum += k == j ? 0 : w[i][k] * b[i][k];
          }
          a[i][j] = 1 / Math.max(sum, 1e-100);
        }
      }
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          double sum = 0;
          for (int k = 0; k < size; k++) {
            sum += k == i ? 0 : w[k][j] * a[k][j];
          }
          b[i][j] = 1 / Math.max(sum, 1e-100);
        }
      }
    }
    double[] found = new double[pairs];
    for (int i = 0; i < pairs; i++) {
      double sum = 0;
      for (int k = 0; k < size; k++) {
        sum += w[i][k] * b[i][k];
      }
      found[i] = w[i][i] * b[i][i] / sum;
    }
    return found;
  }

  /** The probability of every pair among all maps of so many pairs, one map after another. */
  double[] exact(double temperature) {
    double[][] w = weights(temperature);
    double[] sums = new double[w.length + 1];
    permute(w, new int[w.length], 0, 1, sums);
    return IntStream.range(0, pairs).mapToDouble(i -> sums[i] / sums[w.length]).toArray();
  }

  private static void permute(double[][] w, int[] map, int row, double weight, double[] sums) {
    if (row == w.length) {
      sums[row] += weight;
      for (int i = 0; i < row; i++) {
        sums[i] += map[i] == i ? weight : 0;
      }
      return;
    }
    for (int j = 0; j < w.length; j++) {
      int column = j;
      if (IntStream.range(0, row).noneMatch(i -> map[i] == column)) {
        map[row] = j;
        permute(w, map, row + 1, weight * w[row][j], sums);
      }
    }
  }

  /** By how much the nearest other row is nearer; negative: none is. */
  double nearer(int pair) {
    double nearer = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < y.length / dim; j++) {
      nearer = j == pair ? nearer : Math.max(nearer, c(pair, pair) - c(pair, j));
    }
    for (int j = 0; j < x.length / dim; j++) {
      nearer = j == pair ? nearer : Math.max(nearer, c(pair, pair) - c(j, pair));
    }
    return nearer;
  }
}
