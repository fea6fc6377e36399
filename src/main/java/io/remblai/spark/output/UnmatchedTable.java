package io.remblai.spark.output;

import io.remblai.geometry.GroundCost;
import io.remblai.spark.PairBlock;
import io.remblai.spark.PointBlock;
import io.remblai.spark.Side;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The usable rows that a map leaves out, as a table for users. */
public final class UnmatchedTable {

  public static final String SIDE = "side";
  public static final String ID = "id";
  public static final String REASON = "reason";
  public static final String NEAREST_ID = "nearest_id";
  public static final String NEAREST_COST = "nearest_cost";

  /** Schema of the table: the nearest row of the other side that is known, and its cost. */
  public static final StructType SCHEMA =
      new StructType()
          .add(SIDE, DataTypes.StringType, false)
          .add(ID, DataTypes.StringType, false)
          .add(REASON, DataTypes.StringType, false)
          .add(NEAREST_ID, DataTypes.StringType, true)
          .add(NEAREST_COST, DataTypes.DoubleType, true);

  private UnmatchedTable() {}

  /** Turns points into rows for which nothing nearest is known. */
  public static final class Alone implements FlatMapFunction<PointBlock, Row> {

    private static final long serialVersionUID = 1;

    private final Side side;
    private final String reason;

    /**
     * @param side what the rows are to the user
     */
    public Alone(Side side, String reason) {
      this.side = side;
      this.reason = reason;
    }

    @Override
    public Iterator<Row> call(PointBlock block) {
      return IntStream.range(0, block.size())
          .mapToObj(
              row ->
                  RowFactory.create(
                      side.toString(), String.valueOf(block.ids().value(row)), reason, null, null))
          .iterator();
    }
  }

  /** Turns one side of a block of pairs into rows; the other side is what is nearest. */
  public static final class Rows implements FlatMapFunction<PairBlock, Row> {

    private static final long serialVersionUID = 1;

    private final GroundCost cost;
    private final Side side;
    private final boolean areTargets;
    private final String reason;

    /**
     * @param side what the rows are to the user
     * @param areTargets whether the rows are the targets of the blocks
     */
    public Rows(GroundCost cost, Side side, boolean areTargets, String reason) {
      this.cost = cost;
      this.side = side;
      this.areTargets = areTargets;
      this.reason = reason;
    }

    @Override
    public Iterator<Row> call(PairBlock block) {
      PointBlock own = areTargets ? block.target() : block.source();
      PointBlock other = areTargets ? block.source() : block.target();
      int dim = own.dim();
      return IntStream.range(0, block.size())
          .mapToObj(
              row ->
                  RowFactory.create(
                      side.toString(),
                      String.valueOf(own.ids().value(row)),
                      reason,
                      String.valueOf(other.ids().value(row)),
                      cost.between(
                          own.coordinates(), row * dim, other.coordinates(), row * dim, dim)))
          .iterator();
    }
  }
}
