package io.remblai.spark.info;

import io.remblai.spark.table.VectorRows.Encoding;
import java.io.Serializable;

/**
 * How a row lies in Spark's internal form: group, id, x, y, labels.
 *
 * @param x layout of the first vector
 * @param y layout of the second
 * @param hasY whether there is one
 * @param hasIds whether the id holds anything
 * @param labels number of label columns
 */
record RowLayout(Encoding x, Encoding y, boolean hasY, boolean hasIds, int labels)
    implements Serializable {

  static final int GROUP = 0;
  static final int ID = 1;
  static final int X = 2;
  static final int Y = 3;
  static final int LABELS = 4;
}
