package io.remblai.job.info;

import io.remblai.info.transform.Transform;
import java.util.OptionalInt;

/**
 * How estimators that hold rows go about it.
 *
 * @param k neighbours
 * @param transform of each coordinate
 * @param rows most rows of a group; empty: by the dimension
 */
public record SampleOptions(int k, Transform transform, OptionalInt rows) {

  public static final int DEFAULT_NEIGHBOURS = 5;

  public SampleOptions {
    if (k < 1) {
      throw new IllegalArgumentException("k is %d, must be at least 1".formatted(k));
    }
  }
}
