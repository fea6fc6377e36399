package io.remblai.info.coupling;

import io.remblai.info.Rows;

/** Vectors as counts over shared centroids. */
public final class NearestCentroid {

  private NearestCentroid() {}

  /**
   * How many rows have each centroid as their nearest, Euclidean, the lowest index among equals.
   *
   * @return [centroids]
   */
  public static long[] counts(Rows rows, Rows centroids) {
    if (rows.dim() != centroids.dim()) {
      throw new IllegalArgumentException(
          "rows have dimension %d and centroids %d".formatted(rows.dim(), centroids.dim()));
    }
    centroids.requireAtLeast(1, "a nearest centroid");
    long[] counts = new long[centroids.size()];
    for (int i = 0; i < rows.size(); i++) {
      counts[of(rows, i, centroids)]++;
    }
    return counts;
  }

  private static int of(Rows rows, int i, Rows centroids) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int c = 0; c < centroids.size(); c++) {
      double sum = 0;
      for (int k = 0; k < rows.dim(); k++) {
        double apart = rows.at(i, k) - centroids.at(c, k);
        sum += apart * apart;
      }
      if (sum < least) {
        least = sum;
        nearest = c;
      }
    }
    return nearest;
  }
}
