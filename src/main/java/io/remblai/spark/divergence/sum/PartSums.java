package io.remblai.spark.divergence.sum;

import java.io.Serializable;

/** Sums of rows in several parts, and counts over clusters. Mergeable. Not thread safe. */
final class PartSums implements Serializable {

  private static final long serialVersionUID = 1;

  final long[] rows; // [parts]
  final double[][] linear; // [parts, numbers]
  final long[] clusters; // [histograms * clusters]

  PartSums(int parts, int numbers, int cells) {
    rows = new long[parts];
    linear = new double[parts][numbers];
    clusters = new long[cells];
  }

  /** Adds the numbers of a row to a part. */
  void add(int part, double[] numbers) {
    rows[part]++;
    double[] sums = linear[part];
    for (int f = 0; f < sums.length; f++) {
      sums[f] += numbers[f];
    }
  }

  PartSums mergeWith(PartSums other) {
    for (int part = 0; part < rows.length; part++) {
      rows[part] += other.rows[part];
      for (int f = 0; f < linear[part].length; f++) {
        linear[part][f] += other.linear[part][f];
      }
    }
    for (int c = 0; c < clusters.length; c++) {
      clusters[c] += other.clusters[c];
    }
    return this;
  }

  /** Rows of all parts. */
  long allRows() {
    long all = 0;
    for (long part : rows) {
      all += part;
    }
    return all;
  }

  /** Sums of all parts. */
  double[] all() {
    double[] all = new double[linear[0].length];
    for (double[] part : linear) {
      for (int f = 0; f < all.length; f++) {
        all[f] += part[f];
      }
    }
    return all;
  }
}
