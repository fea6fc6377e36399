package io.remblai.bench;

import io.remblai.geometry.DemoCloud;
import io.remblai.geometry.DemoCloud.Side;
import io.remblai.geometry.DemoCloudName;
import io.remblai.geometry.PointCloud;

/**
 * A pair of synthetic clouds, the same points that the command {@code demo} writes.
 *
 * @param name kind of the clouds
 * @param points rows of each
 * @param seed seed of the clouds
 */
record GeneratedPair(DemoCloudName name, int points, long seed) {

  /** One side, in memory. */
  PointCloud cloud(Side side) {
    DemoCloud rows = DemoCloud.of(name, seed, side, points);
    float[] coordinates = new float[Math.multiplyExact(points, rows.dim())];
    for (int i = 0; i < points; i++) {
      System.arraycopy(rows.point(i), 0, coordinates, i * rows.dim(), rows.dim());
    }
    return new PointCloud(coordinates, points, rows.dim());
  }

  /** Name, size and seed, fit for a file name. */
  @Override
  public String toString() {
    return name + "-" + points + "-" + seed;
  }
}
