package io.remblai.spark.info.sample;

import io.remblai.info.transform.Transform;
import java.io.Serializable;
import java.util.List;

/**
 * What is estimated from samples.
 *
 * @param estimators at least one
 * @param labels names of the label columns
 * @param most rows to a sample; 0: by the dimension
 * @param neighbours k
 * @param transform of each coordinate
 * @param components most coordinates of a vector, by its principal axes, after the transform; 0:
 *     all
 * @param nulls re-pairings, at least 0
 * @param seed of samples, re-pairings and all that estimators draw
 */
public record SampleSettings(
    List<SampleEstimator> estimators,
    List<String> labels,
    int most,
    int neighbours,
    Transform transform,
    int components,
    int nulls,
    long seed)
    implements Serializable {

  /** Rows that neighbours are searched among by a tree, and by looking at all. */
  private static final int MANY = 100_000;

  private static final int FEW = 20_000;

  private static final int FEW_COORDINATES = 10;

  public SampleSettings {
    estimators = List.copyOf(estimators);
    labels = List.copyOf(labels);
  }

  /**
   * Whether axes can be told from moments of all rows: other transforms need rows held together.
   */
  public boolean reducesBeforehand() {
    return components > 0 && (transform == Transform.NONE || transform == Transform.STANDARDISE);
  }

  /** What is left to do with rows that were reduced beforehand. */
  SampleSettings reduced() {
    return new SampleSettings(estimators, labels, most, neighbours, Transform.NONE, 0, nulls, seed);
  }

  /** Most rows of a sample of rows with so many coordinates. */
  public int most(int coordinates) {
    if (most > 0) {
      return most;
    }
    return coordinates <= FEW_COORDINATES ? MANY : FEW;
  }
}
