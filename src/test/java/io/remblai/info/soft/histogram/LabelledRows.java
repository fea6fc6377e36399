package io.remblai.info.soft.histogram;

import io.remblai.info.soft.AssignedRows;
import io.remblai.info.soft.Precision;
import io.remblai.info.soft.ReferencePoints;
import io.remblai.info.soft.SoftAssignment;
import io.remblai.info.soft.SoftBins;
import java.util.SplittableRandom;

/** A seeded random problem: rows around the centres of their labels. */
record LabelledRows(SoftBins bins, int n, int d, double[] rows, long[] labels) {

  static LabelledRows of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int d = random.nextInt(2, 12);
    int n = random.nextInt(1, 80);
    int kinds = random.nextInt(1, 9);
    double spread = random.nextDouble() * 3;
    double[] centres = normal(random, kinds * d);
    double[] rows = normal(random, n * d);
    long[] labels = new long[n];
    for (int i = 0; i < n; i++) {
      int kind = random.nextInt(kinds);
      labels[i] = kind * 1_000_003L - 4; // negative ones among them
      for (int k = 0; k < d; k++) {
        rows[i * d + k] += spread * centres[kind * d + k];
      }
    }
    SoftBins bins = SoftBins.of(ReferencePoints.fromSeed(seed, random.nextInt(2, 40), d));
    return new LabelledRows(bins, n, d, rows, labels);
  }

  private static double[] normal(SplittableRandom random, int length) {
    double[] values = new double[length];
    for (int i = 0; i < length; i++) {
      values[i] = random.nextGaussian();
    }
    return values;
  }

  AssignedRows assigned() {
    return SoftAssignment.of(bins, Precision.DOUBLE).assign(rows, n);
  }

  LabelledRows withRows(double[] others) {
    return new LabelledRows(bins, n, d, others, labels);
  }

  LabelledRows withLabels(long[] others) {
    return new LabelledRows(bins, n, d, rows, others);
  }

  LabelledHistogram histogram() {
    LabelledHistogram histogram = new LabelledHistogram(bins);
    histogram.add(assigned(), labels);
    return histogram;
  }

  LabelInformation information() {
    return histogram().information().orElseThrow();
  }
}
