package io.remblai.refine.mass;

/**
 * Rows of a cloud with their masses, in canonical order: by unsigned key.
 *
 * @param keys of the rows [n]; not to be modified
 * @param points [n, dim]; not to be modified
 * @param units of mass of each row [n], at least 1; not to be modified
 * @param dim coordinates of a point
 */
public record MassedRows(long[] keys, float[] points, long[] units, int dim) {

  public MassedRows {
    if (keys.length != units.length || points.length != (long) keys.length * dim) {
      throw new IllegalArgumentException(
          "%d keys, %d masses and %d coordinates in dimension %d are not rows"
              .formatted(keys.length, units.length, points.length, dim));
    }
  }

  int size() {
    return keys.length;
  }

  long total() {
    long total = 0;
    for (long each : units) {
      total = Math.addExact(total, each);
    }
    return total;
  }
}
