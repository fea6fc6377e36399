package io.remblai.info;

import java.io.Serializable;

/** Mutual information of a label and a vector from paired samples of them. */
public interface LabelEstimator extends Serializable {

  /** The name that users know it by, for example {@code ross}. */
  String name();

  /**
   * Estimates I(label; Z).
   *
   * @param z sample of Z [n]
   * @param labels [n]; which numbers stand for the labels does not matter
   * @throws IllegalArgumentException if the sizes differ or there are too few rows
   */
  Estimate estimate(Rows z, int[] labels);

  /** There is a label for every row. */
  static void requireSameSize(Rows z, int[] labels) {
    if (z.size() != labels.length) {
      throw new IllegalArgumentException(
          "z has %d rows and there are %d labels".formatted(z.size(), labels.length));
    }
  }
}
