package io.remblai.bench;

import io.remblai.geometry.DemoCloud.Side;
import io.remblai.geometry.PointCloud;

/** The part of the squared Euclidean cost that every one-to-one map pays alike. */
final class MeanShift {

  private MeanShift() {}

  /** Squared distance of the two means. */
  static double squared(GeneratedPair pair) {
    double[] source = mean(pair.cloud(Side.SOURCE));
    double[] target = mean(pair.cloud(Side.TARGET));
    double sum = 0;
    for (int k = 0; k < source.length; k++) {
      sum += (source[k] - target[k]) * (source[k] - target[k]);
    }
    return sum;
  }

  private static double[] mean(PointCloud cloud) {
    double[] mean = new double[cloud.dim()];
    for (int i = 0; i < cloud.coordinates().length; i++) {
      mean[i % cloud.dim()] += cloud.coordinates()[i];
    }
    for (int k = 0; k < mean.length; k++) {
      mean[k] /= cloud.size();
    }
    return mean;
  }
}
