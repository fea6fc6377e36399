package io.remblai.job.demo;

import io.remblai.geometry.DemoCloudName;
import java.util.OptionalInt;

/**
 * What {@code demo} is asked to write.
 *
 * @param cloud which pair of clouds
 * @param points rows of each cloud, at least 1
 * @param seed seed of the clouds
 * @param out folder that receives {@code source} and {@code target}
 * @param partitions number of files of each cloud, at least 1; empty: by size and cores
 * @param overwrite whether clouds that are there already are replaced
 */
public record DemoOptions(
    DemoCloudName cloud,
    long points,
    long seed,
    String out,
    OptionalInt partitions,
    boolean overwrite) {

  /** Default of {@code seed}. */
  public static final long DEFAULT_SEED = 1;

  public DemoOptions {
    if (points < 1) {
      throw new IllegalArgumentException("points must be at least 1, not " + points);
    }
    if (partitions.isPresent() && partitions.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "partitions must be at least 1, not " + partitions.getAsInt());
    }
  }
}
