package io.remblai.spark.info.label;

import io.remblai.info.soft.histogram.SoftEntropy;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** One label of one column in one group as a row: its rows and its entropy. */
public final class LabelRow {

  /** Group key, number of the label column, key of the label, and what is known of it. */
  public static final StructType SCHEMA =
      new StructType()
          .add("group", DataTypes.LongType, false)
          .add("column", DataTypes.IntegerType, false)
          .add("key", DataTypes.LongType, false)
          .add("rows", DataTypes.LongType, false)
          .add("entropy", DataTypes.DoubleType, false)
          .add("entropy_corrected", DataTypes.DoubleType, false);

  private LabelRow() {}

  /** H(Z|label), as a row of that schema. */
  public static Row of(long group, int column, long label, SoftEntropy entropy) {
    return RowFactory.create(
        group, column, label, entropy.rows(), entropy.value().nats(), entropy.corrected().nats());
  }
}
