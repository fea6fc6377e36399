package io.remblai.spark.info.run;

/**
 * Two label columns: what a vector was made from, and what it is to foretell.
 *
 * @param input number of the column
 * @param output number of the column
 */
public record LabelPair(int input, int output) {}
