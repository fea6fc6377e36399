package io.remblai.spark.info.estimate;

import io.remblai.info.series.Lags;
import io.remblai.info.transform.Transform;
import java.util.OptionalInt;

/**
 * How estimators that hold rows go about it.
 *
 * @param k neighbours
 * @param transform of each coordinate
 * @param components most coordinates of a vector, by its principal axes; empty: all
 * @param lags how much of the past counts in transfer entropy
 * @param rows most rows of a group; empty: by the dimension
 */
public record SampleOptions(
    int k, Transform transform, OptionalInt components, Lags lags, OptionalInt rows) {

  public static final int DEFAULT_NEIGHBOURS = 5;

  /** The most of each that can be asked for. */
  public static final int MOST_NEIGHBOURS = 1_000;

  public static final int MOST_COMPONENTS = 1_000;

  public static final int MOST_LAGS = 1_000;

  public static final int MOST_ROWS = 10_000_000;

  public SampleOptions {
    if (k < 1) {
      throw new IllegalArgumentException("k is %d, must be at least 1".formatted(k));
    }
  }
}
