package io.remblai.geometry;

/**
 * Points in one flat array, each of weight 1 / size.
 *
 * @param coordinates [size, dim] row-major; shared, not copied, not to be modified
 * @param size number of points, at least 1
 * @param dim number of coordinates of each, at least 1
 */
public record PointCloud(float[] coordinates, int size, int dim) {

  public PointCloud {
    if (size < 1 || dim < 1) {
      throw new IllegalArgumentException(
          "a cloud needs points and dimensions, not %d x %d".formatted(size, dim));
    }
    if (coordinates.length != (long) size * dim) {
      throw new IllegalArgumentException(
          "%d coordinates are not %d points of dimension %d"
              .formatted(coordinates.length, size, dim));
    }
    for (int i = 0; i < coordinates.length; i++) {
      if (!Float.isFinite(coordinates[i])) {
        throw new IllegalArgumentException(
            "coordinate %d of point %d is %s".formatted(i % dim, i / dim, coordinates[i]));
      }
    }
  }
}
