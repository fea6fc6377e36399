package io.remblai.spark.output;

import io.remblai.geometry.GroundCost;
import io.remblai.spark.Ids;
import io.remblai.spark.PairBlock;
import io.remblai.spark.PointBlock;
import io.remblai.spark.certificate.CertifiedPairs;
import io.remblai.spark.tag.GroupColumn;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The map as a table for users: one row per pair, ids in their own types. */
public final class PairTable {

  public static final String SOURCE_ID = "source_id";
  public static final String TARGET_ID = "target_id";
  public static final String COST = "cost";
  public static final String SLACK = "slack";
  public static final String BLOCK_PATH = "block_path";
  public static final String DISPLACEMENT = "displacement";

  private PairTable() {}

  /** The pairs in the partitions they are in; nothing is moved or collected. */
  public static Dataset<Row> of(
      SparkSession session,
      JavaRDD<PairBlock> pairs,
      DataType sourceId,
      DataType targetId,
      PairRows rows) {
    return table(session, pairs.flatMap(rows), sourceId, targetId, rows);
  }

  /** The same with the slack of each pair. */
  public static Dataset<Row> certified(
      SparkSession session,
      JavaRDD<CertifiedPairs> pairs,
      DataType sourceId,
      DataType targetId,
      PairRows rows) {
    return table(session, pairs.flatMap(new CertifiedRows(rows)), sourceId, targetId, rows, SLACK);
  }

  /** With columns of doubles after the cost. */
  static Dataset<Row> table(
      SparkSession session,
      JavaRDD<Row> pairs,
      DataType sourceId,
      DataType targetId,
      PairRows rows,
      String... afterCost) {
    List<StructField> numbers = new ArrayList<>();
    for (String column : afterCost) {
      numbers.add(field(column, DataTypes.DoubleType));
    }
    return table(session, pairs, sourceId, targetId, rows, numbers);
  }

  /** With columns of any type after the cost. */
  static Dataset<Row> table(
      SparkSession session,
      JavaRDD<Row> pairs,
      DataType sourceId,
      DataType targetId,
      PairRows rows,
      List<StructField> afterCost) {
    List<StructField> fields = new ArrayList<>();
    fields.add(field(SOURCE_ID, plain(sourceId)));
    fields.add(field(TARGET_ID, plain(targetId)));
    fields.add(field(COST, DataTypes.DoubleType));
    fields.addAll(afterCost);
    fields.add(field(BLOCK_PATH, DataTypes.createArrayType(DataTypes.IntegerType, false)));
    if (rows.hasDisplacement()) {
      fields.add(field(DISPLACEMENT, DataTypes.createArrayType(DataTypes.FloatType, false)));
    }
    for (int g = 0; g < rows.groups.size(); g++) {
      fields.add(field(GroupColumn.CARRIED + g, rows.groups.get(g).carrier().type()));
    }
    Dataset<Row> table =
        session
            .createDataFrame(pairs, new StructType(fields.toArray(StructField[]::new)))
            .withColumn(SOURCE_ID, functions.col(SOURCE_ID).cast(sourceId))
            .withColumn(TARGET_ID, functions.col(TARGET_ID).cast(targetId));
    return rows.groups.isEmpty() ? table : GroupColumn.allGiven(rows.groups, table);
  }

  /** The ids of all rows of a cloud, in one column {@code id} of the given type. */
  public static Dataset<Row> ids(SparkSession session, JavaRDD<PointBlock> cloud, DataType type) {
    StructType schema = new StructType(new StructField[] {field("id", plain(type))});
    return session
        .createDataFrame(cloud.flatMap(new IdRows()), schema)
        .withColumn("id", functions.col("id").cast(type));
  }

  /** The type in which {@link Ids} holds ids of the given type. */
  public static DataType plain(DataType type) {
    boolean integral =
        type instanceof LongType
            || type instanceof IntegerType
            || type instanceof ShortType
            || type instanceof ByteType;
    return integral ? DataTypes.LongType : DataTypes.StringType;
  }

  private static StructField field(String name, DataType type) {
    return DataTypes.createStructField(name, type, false);
  }

  /**
   * Turns a block of pairs into rows; carries the ground cost and, for displacements, the length of
   * one unit of each coordinate in the input's units.
   */
  public static final class PairRows implements FlatMapFunction<PairBlock, Row> {

    private static final long serialVersionUID = 1;

    private static final int MOST_COLUMNS = 9;

    private final GroundCost cost;
    private final double[] unit; // null without displacements
    private final ArrayList<GroupColumn> groups;

    private PairRows(GroundCost cost, double[] unit, List<GroupColumn> groups) {
      this.cost = cost;
      this.unit = unit;
      this.groups = new ArrayList<>(groups);
    }

    /** Rows without displacements. */
    public static PairRows plain(GroundCost cost) {
      return new PairRows(cost, null, List.of());
    }

    /** Rows with displacements; {@code unit} [dim] is not modified. */
    public static PairRows withDisplacement(GroundCost cost, double[] unit) {
      return new PairRows(cost, unit.clone(), List.of());
    }

    /** The same with the values of group columns, the last columns; points carry them. */
    public PairRows with(List<GroupColumn> columns) {
      return new PairRows(cost, unit, columns);
    }

    boolean hasDisplacement() {
      return unit != null;
    }

    @Override
    public Iterator<Row> call(PairBlock block) {
      return IntStream.range(0, block.size())
          .mapToObj(row -> row(block, row, List.of()))
          .iterator();
    }

    /**
     * One pair.
     *
     * @param afterCost cells of the columns that follow the cost
     */
    Row row(PairBlock block, int row, List<Object> afterCost) {
      PointBlock source = block.source();
      PointBlock target = block.target();
      int dim = source.dim();
      double paid =
          cost.between(source.coordinates(), row * dim, target.coordinates(), row * dim, dim);
      List<Object> cells = new ArrayList<>(MOST_COLUMNS);
      cells.add(source.ids().value(row));
      cells.add(target.ids().value(row));
      cells.add(paid);
      cells.addAll(afterCost);
      cells.add(path(block.paths()[row]));
      if (unit != null) {
        cells.add(displacement(block, row));
      }
      for (int g = 0; g < groups.size(); g++) {
        cells.add(source.tags().group(row).value(g));
      }
      return RowFactory.create(cells.toArray());
    }

    private float[] displacement(PairBlock block, int row) {
      int dim = block.source().dim();
      float[] from = block.source().coordinates();
      float[] to = block.target().coordinates();
      float[] moved = new float[dim];
      for (int k = 0; k < dim; k++) {
        moved[k] = (float) (((double) to[row * dim + k] - from[row * dim + k]) * unit[k]);
      }
      return moved;
    }

    /** The bits below the leading one, from the root down. */
    static int[] path(long bits) {
      int depth = Long.SIZE - 1 - Long.numberOfLeadingZeros(bits);
      int[] path = new int[depth];
      for (int level = 0; level < depth; level++) {
        path[level] = (int) (bits >>> (depth - 1 - level)) & 1;
      }
      return path;
    }
  }

  /** Turns certified pairs into rows with their slack; carries what {@link PairRows} does. */
  static final class CertifiedRows implements FlatMapFunction<CertifiedPairs, Row> {

    private static final long serialVersionUID = 1;

    private final PairRows rows;

    CertifiedRows(PairRows rows) {
      this.rows = rows;
    }

    @Override
    public Iterator<Row> call(CertifiedPairs certified) {
      double[] slacks = certified.slacks(rows.cost);
      return IntStream.range(0, slacks.length)
          .mapToObj(row -> rows.row(certified.pairs(), row, List.of(slacks[row])))
          .iterator();
    }
  }

  /** Turns a block of points into rows of their ids; carries nothing. */
  static final class IdRows implements FlatMapFunction<PointBlock, Row> {

    private static final long serialVersionUID = 1;

    @Override
    public Iterator<Row> call(PointBlock block) {
      Ids ids = block.ids();
      return IntStream.range(0, block.size())
          .mapToObj(row -> RowFactory.create(ids.value(row)))
          .iterator();
    }
  }
}
