package io.remblai.spark.info;

import io.remblai.spark.table.VectorRows.Encoding;
import java.io.Serializable;

/**
 * How a row lies in Spark's internal form: group, id, x, y, given, series, time, labels.
 *
 * @param x layout of the first vector
 * @param y layout of the second
 * @param given layout of the vector that is given
 * @param hasY whether there is a second vector
 * @param hasGiven whether there is one that is given
 * @param hasIds whether the id holds anything
 * @param hasTimes whether the time holds anything
 * @param labels number of label columns
 */
record RowLayout(
    Encoding x,
    Encoding y,
    Encoding given,
    boolean hasY,
    boolean hasGiven,
    boolean hasIds,
    boolean hasTimes,
    int labels)
    implements Serializable {

  static final int GROUP = 0;
  static final int ID = 1;
  static final int X = 2;
  static final int Y = 3;
  static final int GIVEN = 4;
  static final int SERIES = 5;
  static final int TIME = 6;
  static final int LABELS = 7;
}
