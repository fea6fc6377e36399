package io.remblai.spark.info.plane;

/**
 * How often the values of a label, or of a pair of labels, occur among some rows.
 *
 * @param rows rows counted, at least 1
 * @param values different values
 * @param entropy {@code ln n - (1/n) sum of c ln c} over the values' counts c, nats
 */
public record LabelFrequencies(long rows, long values, double entropy) {

  /**
   * From how many values occur how often.
   *
   * @param counts [k], positive; not modified
   * @param values [k], positive: values that occur so often; not modified
   */
  static LabelFrequencies of(long[] counts, long[] values) {
    long rows = 0;
    long different = 0;
    double logs = 0;
    for (int k = 0; k < counts.length; k++) {
      rows += counts[k] * values[k];
      different += values[k];
      logs += (double) counts[k] * values[k] * StrictMath.log((double) counts[k]);
    }
    double entropy = different < 2 ? 0 : StrictMath.log((double) rows) - logs / rows;
    return new LabelFrequencies(rows, different, Math.max(0, entropy));
  }
}
