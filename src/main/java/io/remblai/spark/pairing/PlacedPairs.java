package io.remblai.spark.pairing;

import io.remblai.spark.PairBlock;
import io.remblai.spark.PointBlock;
import io.remblai.spark.output.PairTable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;

/**
 * Pairs with their points as a table, from which they are read back to the last bit: ids in their
 * own types, the leaf, and the points as the map has them, which are not always those of the input.
 */
public final class PlacedPairs {

  private static final String PATH = "path";
  private static final String SOURCE = "source";
  private static final String TARGET = "target";

  private PlacedPairs() {}

  /** The pairs in the partitions they are in; nothing is moved or collected. */
  public static Dataset<Row> table(
      SparkSession session, JavaRDD<PairBlock> pairs, DataType sourceId, DataType targetId) {
    DataType points = DataTypes.createArrayType(DataTypes.FloatType, false);
    StructType schema =
        new StructType()
            .add(PairTable.SOURCE_ID, PairTable.plain(sourceId), false)
            .add(PairTable.TARGET_ID, PairTable.plain(targetId), false)
            .add(PATH, DataTypes.LongType, false)
            .add(SOURCE, points, false)
            .add(TARGET, points, false);
    return session
        .createDataFrame(pairs.flatMap(new Rows()), schema)
        .withColumn(PairTable.SOURCE_ID, functions.col(PairTable.SOURCE_ID).cast(sourceId))
        .withColumn(PairTable.TARGET_ID, functions.col(PairTable.TARGET_ID).cast(targetId));
  }

  /**
   * The pairs of such a table, in blocks.
   *
   * @param dim of the points
   * @param seed of the rows' keys
   */
  public static JavaRDD<PairBlock> of(Dataset<Row> table, int dim, long seed) {
    boolean textSources =
        table.schema().apply(PairTable.SOURCE_ID).dataType() instanceof StringType;
    boolean textTargets =
        table.schema().apply(PairTable.TARGET_ID).dataType() instanceof StringType;
    return table
        .select(
            table.col(PairTable.SOURCE_ID).cast(textSources ? "string" : "long"),
            table.col(PairTable.TARGET_ID).cast(textTargets ? "string" : "long"),
            table.col(PATH),
            table.col(SOURCE),
            table.col(TARGET))
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .mapPartitions(new ReadPlacedPairs(textSources, textTargets, dim, seed));
  }

  /** Turns pairs into rows; carries nothing. */
  static final class Rows implements FlatMapFunction<PairBlock, Row> {
    private static final long serialVersionUID = 1;

    @Override
    public Iterator<Row> call(PairBlock pairs) {
      return IntStream.range(0, pairs.size())
          .mapToObj(
              row ->
                  RowFactory.create(
                      pairs.source().ids().value(row),
                      pairs.target().ids().value(row),
                      pairs.paths()[row],
                      point(pairs.source(), row),
                      point(pairs.target(), row)))
          .iterator();
    }

    private static float[] point(PointBlock points, int row) {
      int dim = points.dim();
      return Arrays.copyOfRange(points.coordinates(), row * dim, (row + 1) * dim);
    }
  }
}
