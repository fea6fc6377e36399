package io.remblai.bound;

import io.remblai.geometry.PointCloud;
import io.remblai.math.Seeds;

/** A cloud in memory; the key of a row is that of its number. */
final class LocalPasses implements CloudPasses {

  private final PointCloud cloud;
  private final long keySeed;

  LocalPasses(PointCloud cloud, long keySeed) {
    this.cloud = cloud;
    this.keySeed = keySeed;
  }

  @Override
  public CoordinateSums coordinates() {
    CoordinateSums sums = new CoordinateSums(cloud.dim());
    sums.add(cloud.coordinates(), cloud.size());
    return sums;
  }

  @Override
  public float[] sample(int wanted) {
    long[] keys = new long[cloud.size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = Seeds.key(keySeed, i);
    }
    KeySample sample = KeySample.of(wanted, cloud.size());
    return sample.ordered(cloud.coordinates(), keys, cloud.dim());
  }

  @Override
  public AxisMoments moments(MomentGrid grid) {
    AxisMoments moments = new AxisMoments(grid);
    moments.add(grid, cloud.coordinates(), cloud.size());
    return moments;
  }

  @Override
  public AxisSummary along(AxisGrid grid) {
    AxisSummary summary = new AxisSummary(grid);
    summary.add(grid, cloud.coordinates(), cloud.size());
    return summary;
  }
}
