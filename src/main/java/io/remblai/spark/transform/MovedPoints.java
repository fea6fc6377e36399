package io.remblai.spark.transform;

import io.remblai.spark.Ids;
import java.io.Serializable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Some new points and where the map takes them. Immutable by agreement: arrays are shared, never
 * written after construction.
 */
final class MovedPoints implements Serializable {

  private static final long serialVersionUID = 1;

  private final Ids ids;
  private final long[] keys;
  private final Ids sources;
  private final Ids targets;
  private final float[] images;
  private final double[] distances;
  private final boolean[] outside;

  /**
   * @param sources the nearest source of each
   * @param targets its partner
   * @param images in the units of the input [size, dim]
   * @param distances to the nearest source
   * @param outside whether that is far for a point of the source
   */
  MovedPoints(
      Ids ids,
      long[] keys,
      Ids sources,
      Ids targets,
      float[] images,
      double[] distances,
      boolean[] outside) {
    this.ids = ids;
    this.keys = keys;
    this.sources = sources;
    this.targets = targets;
    this.images = images;
    this.distances = distances;
    this.outside = outside;
  }

  int size() {
    return keys.length;
  }

  long key(int row) {
    return keys[row];
  }

  double distance(int row) {
    return distances[row];
  }

  boolean outside(int row) {
    return outside[row];
  }

  /** A row of {@link MovedTable}. */
  Row row(int row) {
    int dim = images.length / keys.length;
    float[] image = java.util.Arrays.copyOfRange(images, row * dim, (row + 1) * dim);
    return RowFactory.create(
        ids.value(row),
        image,
        sources.value(row),
        targets.value(row),
        distances[row],
        outside[row]);
  }
}
