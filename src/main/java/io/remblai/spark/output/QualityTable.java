package io.remblai.spark.output;

import io.remblai.spark.quality.QualifiedPairs;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** The map as a table for users, with the quality of each pair. */
public final class QualityTable {

  public static final String MARGIN = "margin";
  public static final String MUTUAL_NEAREST = "mutual_nearest";
  public static final String CONFIDENCE = "confidence";

  private QualityTable() {}

  /**
   * The pairs in the partitions they are in; nothing is moved or collected.
   *
   * @param certified whether slacks are known
   */
  public static Dataset<Row> of(
      SparkSession session,
      JavaRDD<QualifiedPairs> pairs,
      boolean certified,
      DataType sourceId,
      DataType targetId,
      PairTable.PairRows rows) {
    List<StructField> columns = new ArrayList<>();
    if (certified) {
      columns.add(DataTypes.createStructField(PairTable.SLACK, DataTypes.DoubleType, false));
    }
    columns.add(DataTypes.createStructField(MARGIN, DataTypes.DoubleType, true));
    columns.add(DataTypes.createStructField(MUTUAL_NEAREST, DataTypes.BooleanType, false));
    columns.add(DataTypes.createStructField(CONFIDENCE, DataTypes.DoubleType, false));
    return PairTable.table(
        session, pairs.flatMap(new QualifiedRows(rows)), sourceId, targetId, rows, columns);
  }

  /** Turns measured pairs into rows; carries what {@link PairTable.PairRows} does. */
  static final class QualifiedRows implements FlatMapFunction<QualifiedPairs, Row> {

    private static final long serialVersionUID = 1;

    private final PairTable.PairRows rows;

    QualifiedRows(PairTable.PairRows rows) {
      this.rows = rows;
    }

    @Override
    public Iterator<Row> call(QualifiedPairs block) {
      return IntStream.range(0, block.pairs().size())
          .mapToObj(row -> rows.row(block.pairs(), row, cells(block, row)))
          .iterator();
    }

    private static List<Object> cells(QualifiedPairs block, int row) {
      List<Object> cells = new ArrayList<>(4);
      block.slack(row).ifPresent(cells::add);
      OptionalDouble margin = block.qualities().margin(row);
      cells.add(margin.isPresent() ? margin.getAsDouble() : null);
      cells.add(block.qualities().isMutuallyNearest(row));
      cells.add(block.qualities().confidence(row));
      return cells;
    }
  }
}
