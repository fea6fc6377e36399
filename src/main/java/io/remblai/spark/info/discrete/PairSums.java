package io.remblai.spark.info.discrete;

import io.remblai.info.Estimate;

/**
 * Sums over the cells of a table of two labels, c their counts, c_x and c_y those of the labels.
 *
 * @param rows sum of c, at least 1
 * @param cells how many pairs of labels occur
 * @param firsts how many first labels
 * @param seconds how many second labels
 * @param logsOfFirst sum of {@code c ln c_x}
 * @param logsOfSecond sum of {@code c ln c_y}
 * @param ratios sum of {@code c ln(c / (c_x c_y))}
 * @param squares sum of {@code c ln^2(c / (c_x c_y))}
 */
record PairSums(
    long rows,
    long cells,
    long firsts,
    long seconds,
    double logsOfFirst,
    double logsOfSecond,
    double ratios,
    double squares) {

  /** Plug-in information, with its standard error and the smaller entropy as its ceiling. */
  Estimate plugIn() {
    double mean = ratios / rows;
    double logRows = Math.log((double) rows);
    double smaller = Math.min(logRows - logsOfFirst / rows, logRows - logsOfSecond / rows);
    return Estimate.of(Math.max(0, mean + logRows), rows)
        .withError(Math.sqrt(Math.max(0, squares / rows - mean * mean) / rows))
        .withCeiling(Math.max(0, smaller));
  }

  /** The same less the bias of Miller and Madow. */
  Estimate corrected() {
    Estimate plain = plugIn();
    double bias = (cells - firsts - seconds + 1) / (2.0 * rows);
    return new Estimate(
        plain.nats() - bias, plain.error(), plain.ceiling(), rows, plain.warnings());
  }
}
