package io.remblai.certificate;

import io.remblai.math.ExactSum;

/**
 * An estimate of the dual bound from the slack of sampled pairs.
 *
 * <p>The bound is the mean cost, which is known, less the mean slack, which is estimated: the slack
 * varies far less than the potentials do. The limit is a Student t limit with the correction for a
 * finite population. It rests on the sample and on its mean being near normal: it is an
 * approximation and certifies nothing.
 *
 * @param estimate of the bound
 * @param lowerLimit below the bound in about 99 of 100 samples
 * @param sampled pairs in the sample
 * @param pairs pairs in all
 */
public record SampledBound(double estimate, double lowerLimit, int sampled, long pairs) {

  /** The normal distribution's quantile of 99 %. */
  private static final double NORMAL_99 = 2.3263478740408408;

  /**
   * The estimate from some pairs out of {@code pairs}.
   *
   * @param slacks of the sampled pairs, in any order, at least two unless all are sampled; not
   *     modified
   * @throws IllegalArgumentException if the sample is too small or larger than the whole
   */
  public static SampledBound of(double meanCost, double[] slacks, long pairs) {
    int sampled = slacks.length;
    if (sampled < 1 || sampled > pairs || (sampled == 1 && pairs > 1)) {
      throw new IllegalArgumentException(
          "the slack of %d pairs out of %d gives no estimate".formatted(sampled, pairs));
    }
    double mean = sum(slacks, 0, 1) / sampled;
    double margin = 0;
    if (sampled < pairs) {
      double variance = sum(slacks, mean, 2) / (sampled - 1);
      double unseen = 1 - (double) sampled / pairs;
      margin = quantile99(sampled - 1) * Math.sqrt(variance / sampled * unseen);
    }
    return new SampledBound(meanCost - mean, meanCost - mean - margin, sampled, pairs);
  }

  private static double sum(double[] values, double center, int power) {
    ExactSum sum = new ExactSum();
    for (double value : values) {
      double from = value - center;
      sum.add(power == 1 ? from : from * from);
    }
    return sum.value();
  }

  /**
   * Student's t quantile of 99 % by its expansion around the normal one (Abramowitz and Stegun
   * 26.7.5): off by less than 1e-4 from 10 degrees of freedom on.
   */
  static double quantile99(int freedom) {
    double z = NORMAL_99;
    double z2 = z * z;
    double v = freedom;
    double first = z * (z2 + 1) / 4;
    double second = z * ((5 * z2 + 16) * z2 + 3) / 96;
    double third = z * (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384;
    double fourth = z * ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / 92160;
    return z + (first + (second + (third + fourth / v) / v) / v) / v;
  }
}
