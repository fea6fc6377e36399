package io.remblai.info.coupling;

import io.remblai.info.RowShares;
import io.remblai.info.Rows;
import io.remblai.math.CounterRandom;
import io.remblai.math.InnerProducts;
import io.remblai.math.Kernels;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Centroids of a sample: Lloyd's iterations from starts drawn by squared distance (k-means++:
 * Arthur and Vassilvitskii, 2007). The result depends on the order of the rows and on the seed, not
 * on threads. Rows meet centroids in float, so they should lie about the origin.
 *
 * @param clusters most centroids, at least 1; fewer where fewer rows differ
 * @param iterations most iterations, at least 0
 */
public record KMeans(int clusters, int iterations) implements Serializable {

  private static final int SHARE = 512;

  public KMeans {
    if (clusters < 1 || iterations < 0) {
      throw new IllegalArgumentException(
          "clusters is %d (at least 1), iterations %d (at least 0)"
              .formatted(clusters, iterations));
    }
  }

  /** The centroids of at least one row, O(rows dim clusters iterations). */
  public Rows fit(Rows rows, long seed, long stream) {
    rows.requireAtLeast(1, "a centroid");
    Rows centroids = starts(rows, new CounterRandom(seed, stream));
    int[] nearest = new int[rows.size()];
    Arrays.fill(nearest, -1);
    float[] floats = floats(rows);
    for (int i = 0; i < iterations; i++) {
      if (assign(floats, centroids, nearest) == 0) {
        return centroids;
      }
      centroids = means(rows, nearest, centroids);
    }
    return centroids;
  }

  private Rows starts(Rows rows, CounterRandom random) {
    int n = rows.size();
    int[] chosen = new int[Math.min(clusters, n)];
    double[] closest = new double[n];
    Arrays.fill(closest, Double.POSITIVE_INFINITY);
    chosen[0] = Math.min(n - 1, (int) (random.uniform(0) * n));
    for (int c = 1; c < chosen.length; c++) {
      double total = approach(rows, chosen[c - 1], closest);
      if (!(total > 0)) {
        return rows.take(Arrays.copyOf(chosen, c)); // every row is a centroid
      }
      chosen[c] = draw(closest, random.uniform(c) * total);
    }
    return rows.take(chosen);
  }

  /** Lowers squared distances to those from one more centroid; answers their sum. */
  private static double approach(Rows rows, int centroid, double[] closest) {
    Double[] shares =
        RowShares.run(
            rows.size(),
            SHARE,
            (from, to) -> {
              double sum = 0;
              for (int i = from; i < to; i++) {
                closest[i] = Math.min(closest[i], apart(rows, i, centroid));
                sum += closest[i];
              }
              return sum;
            },
            Double[]::new);
    double total = 0;
    for (double share : shares) {
      total += share;
    }
    return total;
  }

  private static double apart(Rows rows, int i, int j) {
    double sum = 0;
    for (int k = 0; k < rows.dim(); k++) {
      double apart = rows.at(i, k) - rows.at(j, k);
      sum += apart * apart;
    }
    return sum;
  }

  /** The row at which the running sum reaches {@code upTo}; never one that is a centroid. */
  private static int draw(double[] closest, double upTo) {
    double sum = 0;
    int last = 0;
    for (int i = 0; i < closest.length; i++) {
      if (closest[i] > 0) {
        last = i;
        sum += closest[i];
        if (sum >= upTo) {
          return i;
        }
      }
    }
    return last;
  }

  /** Answers how many rows have another centroid than before. */
  private static int assign(float[] rows, Rows centroids, int[] nearest) {
    int count = centroids.size();
    int dim = centroids.dim();
    InnerProducts products = Kernels.innerProducts(floats(centroids), count, dim);
    float[] halfSquares = halfSquares(centroids);
    Integer[] shares =
        RowShares.run(
            nearest.length,
            SHARE,
            (from, to) -> {
              float[] scores = new float[(to - from) * InnerProducts.stride(count)];
              products.products(rows, from * dim, to - from, scores);
              int moved = 0;
              for (int i = from; i < to; i++) {
                int at = (i - from) * InnerProducts.stride(count);
                int found = nearest(halfSquares, scores, at);
                moved += found == nearest[i] ? 0 : 1;
                nearest[i] = found;
              }
              return moved;
            },
            Integer[]::new);
    return Arrays.stream(shares).mapToInt(Integer::intValue).sum();
  }

  /** The centroid of least {@code |c|^2 / 2 - <x, c>}, the lowest index among equals. */
  private static int nearest(float[] halfSquares, float[] products, int at) {
    int nearest = 0;
    float least = Float.POSITIVE_INFINITY;
    for (int c = 0; c < halfSquares.length; c++) {
      float score = halfSquares[c] - products[at + c];
      if (score < least) {
        least = score;
        nearest = c;
      }
    }
    return nearest;
  }

  private static float[] halfSquares(Rows centroids) {
    float[] halves = new float[centroids.size()];
    for (int c = 0; c < halves.length; c++) {
      double square = 0;
      for (int k = 0; k < centroids.dim(); k++) {
        square += centroids.at(c, k) * centroids.at(c, k);
      }
      halves[c] = (float) (square / 2);
    }
    return halves;
  }

  private static float[] floats(Rows rows) {
    double[] values = rows.values();
    float[] floats = new float[values.length];
    for (int at = 0; at < floats.length; at++) {
      floats[at] = (float) values[at];
    }
    return floats;
  }

  /** Means of the rows of each centroid; one without rows stays where it is. */
  private static Rows means(Rows rows, int[] nearest, Rows before) {
    int dim = rows.dim();
    double[] sums = new double[before.values().length];
    int[] counts = new int[before.size()];
    for (int i = 0; i < nearest.length; i++) {
      counts[nearest[i]]++;
      for (int k = 0; k < dim; k++) {
        sums[nearest[i] * dim + k] += rows.at(i, k);
      }
    }
    for (int at = 0; at < sums.length; at++) {
      int c = at / dim;
      sums[at] = counts[c] == 0 ? before.values()[at] : sums[at] / counts[c];
    }
    return new Rows(sums, before.size(), dim);
  }
}
