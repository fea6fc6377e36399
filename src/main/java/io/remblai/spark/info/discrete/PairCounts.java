package io.remblai.spark.info.discrete;

import io.remblai.spark.info.Dims;
import io.remblai.spark.info.Groups;
import io.remblai.spark.info.InfoTable;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** How often pairs of labels occur. Close it when the counts have been used. */
final class PairCounts implements AutoCloseable {

  static final String GROUP = "__group";
  static final String PAIR = "pair";
  static final String DRAW = "draw";
  static final String FIRST = "first";
  static final String SECOND = "second";
  static final String COUNT = "c";

  private static final StructType SCHEMA =
      new StructType()
          .add(GROUP, DataTypes.LongType, false)
          .add(PAIR, DataTypes.IntegerType, false)
          .add(DRAW, DataTypes.IntegerType, false)
          .add(FIRST, DataTypes.LongType, false)
          .add(SECOND, DataTypes.LongType, false);

  private final Broadcast<ChanceLabels> chance;
  private final Dataset<Row> cells;

  PairCounts(
      SparkSession session,
      InfoTable table,
      Groups groups,
      DiscreteSettings settings,
      Broadcast<Map<Long, Dims>> dims) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
    chance = context.broadcast(new ChanceLabels(groups, settings));
    JavaRDD<Row> rows = table.map(new CountPass(settings, chance, dims));
    cells =
        session
            .createDataFrame(rows, SCHEMA)
            .groupBy(GROUP, PAIR, DRAW, FIRST, SECOND)
            .agg(functions.count(functions.lit(1)).as(COUNT));
  }

  /** A lazy table of group, pair, draw, first label, second label and how often they meet. */
  Dataset<Row> cells() {
    return cells;
  }

  @Override
  public void close() {
    chance.destroy();
  }
}
