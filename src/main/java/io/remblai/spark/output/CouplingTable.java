package io.remblai.spark.output;

import io.remblai.spark.coupling.CoupledPairs;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;

/** A coupling as a table for users: that of a map, with the mass of each pair. */
public final class CouplingTable {

  public static final String MASS = "mass";

  private CouplingTable() {}

  /** The entries in the partitions they are in; nothing is moved or collected. */
  public static Dataset<Row> of(
      SparkSession session,
      JavaRDD<CoupledPairs> pairs,
      DataType sourceId,
      DataType targetId,
      PairTable.PairRows rows) {
    return PairTable.table(
        session, pairs.flatMap(new CoupledRows(rows)), sourceId, targetId, rows, MASS);
  }

  /** Turns entries into rows; carries what {@link PairTable.PairRows} does. */
  static final class CoupledRows implements FlatMapFunction<CoupledPairs, Row> {

    private static final long serialVersionUID = 1;

    private final PairTable.PairRows rows;

    CoupledRows(PairTable.PairRows rows) {
      this.rows = rows;
    }

    @Override
    public Iterator<Row> call(CoupledPairs coupled) {
      return IntStream.range(0, coupled.pairs().size())
          .mapToObj(row -> rows.row(coupled.pairs(), row, List.of(coupled.mass(row))))
          .iterator();
    }
  }
}
