package io.remblai.spark.lowrank.problem;

import io.remblai.lowrank.coupling.LatentCoupling;

/**
 * Which factors of the target are coordinates of its points, less a centre: their means over what a
 * source row is sent to are its barycentric projection.
 *
 * @param name {@link #FEATURES} or {@link #COORDINATES}
 * @param column first of the factors
 * @param from the coordinate of a point that it is
 * @param centre what was subtracted [dim]
 */
public record CloudImage(String name, int column, int from, double[] centre) {

  public static final String FEATURES = "features";
  public static final String COORDINATES = "coordinates";

  /** Number of coordinates. */
  public int dim() {
    return centre.length;
  }

  /** The same image where other factors precede these. */
  CloudImage after(int columns) {
    return new CloudImage(name, column + columns, from, centre);
  }

  /**
   * Where each component of the source goes [rank, dim], in the coordinates of the target's points:
   * the image of a row is the mean of these under its weights.
   */
  public double[] of(LatentCoupling coupling) {
    double[] images = coupling.images();
    int rank = coupling.source().rank();
    int width = images.length / rank;
    double[] out = new double[rank * dim()];
    for (int p = 0; p < rank; p++) {
      for (int k = 0; k < dim(); k++) {
        out[p * dim() + k] = images[p * width + column + k] + centre[k];
      }
    }
    return out;
  }
}
