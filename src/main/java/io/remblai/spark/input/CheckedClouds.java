package io.remblai.spark.input;

import io.remblai.spark.PointBlock;
import io.remblai.spark.PointLayout;
import io.remblai.spark.Side;
import io.remblai.spark.table.InputException;
import io.remblai.spark.table.RowCount;
import io.remblai.spark.table.TableColumns;
import io.remblai.spark.table.TableSpec;
import io.remblai.spark.tag.TagLayout;
import java.util.List;
import java.util.Locale;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Both clouds as read and checked, cached until {@link #unpersist}. */
public final class CheckedClouds {

  /** Schema of {@link #rejects}: side, id (null for null ids), reason. */
  public static final StructType REJECTS_SCHEMA =
      new StructType()
          .add("side", DataTypes.StringType, false)
          .add("id", DataTypes.StringType, true)
          .add("reason", DataTypes.StringType, false);

  private final CheckedTable source;
  private final CheckedTable target;
  private final Scaling sourceScaling;
  private final Scaling targetScaling;

  /** Clouds of one space, scaled alike. */
  CheckedClouds(CheckedTable source, CheckedTable target, Scaling scaling) {
    this(source, target, scaling, scaling);
  }

  CheckedClouds(
      CheckedTable source, CheckedTable target, Scaling sourceScaling, Scaling targetScaling) {
    this.source = source;
    this.target = target;
    this.sourceScaling = sourceScaling;
    this.targetScaling = targetScaling;
  }

  /** The source cloud: blocks of at most 65,536 points and 64 MiB, over a cached parent. */
  public JavaRDD<PointBlock> source() {
    return source.chunks().flatMap(new ChunkParts.Blocks());
  }

  /** The target cloud, likewise. */
  public JavaRDD<PointBlock> target() {
    return target.chunks().flatMap(new ChunkParts.Blocks());
  }

  /** The cloud of a side. */
  public JavaRDD<PointBlock> points(Side side) {
    return side == Side.SOURCE ? source() : target();
  }

  /** A cloud with the masses that were read beside it. */
  public JavaRDD<WeightedPoints> weighted(Side side) {
    return table(side).chunks().flatMap(new ChunkParts.Weighted());
  }

  public long sourcePoints() {
    return source.summary().accepted();
  }

  public long targetPoints() {
    return target.summary().accepted();
  }

  /** Dimension of both clouds, if they are of one space. */
  public int dim() {
    return sourceScaling.dim();
  }

  /** What the points of a side consist of. */
  public PointLayout layout(Side side) {
    return table(side).layout();
  }

  /** How stored coordinates of both clouds relate to those in the tables, if of one space. */
  public Scaling scaling() {
    return sourceScaling;
  }

  /** How stored coordinates of a side relate to those in its table. */
  public Scaling scaling(Side side) {
    return side == Side.SOURCE ? sourceScaling : targetScaling;
  }

  /** What a side's table held: counts, reasons. */
  public ReadSummary summary(Side side) {
    return table(side).summary();
  }

  /** The type of a side's id column: tinyint, smallint, int, bigint or string. */
  public DataType idType(Side side) {
    return table(side).idType();
  }

  /** What rows of either side carry beside their points, of types that hold both sides' values. */
  public TagLayout tags() {
    return TableColumns.commonTags(source.tags(), target.tags());
  }

  /** What was read. */
  public TableSpec spec(Side side) {
    return table(side).spec();
  }

  /** Every row set aside, as {@link #REJECTS_SCHEMA}, in no particular order. */
  public Dataset<Row> rejects(SparkSession spark) {
    JavaRDD<Row> rows =
        source
            .chunks()
            .flatMap(new ChunkParts.Rejects(Side.SOURCE.toString()))
            .union(target.chunks().flatMap(new ChunkParts.Rejects(Side.TARGET.toString())));
    return spark.createDataFrame(rows, REJECTS_SCHEMA);
  }

  /**
   * For methods that need as many points on either side.
   *
   * @throws InputException if the counts of accepted rows differ
   */
  public void requireEqualSizes() {
    long m = sourcePoints();
    long n = targetPoints();
    if (m == n) {
      return;
    }
    throw new InputException(
        List.of(
            String.format(
                Locale.ROOT,
                "%s has %s and %s has %,d; a one-to-one map needs as many on either"
                    + " side. Leave %s out of the %s%s, or add"
                    + " --unequal partial; nothing was written.",
                source.spec().described(),
                RowCount.of(m, "usable"),
                target.spec().described(),
                n,
                RowCount.of(Math.abs(m - n)),
                m > n ? Side.SOURCE : Side.TARGET,
                setAside())));
  }

  private String setAside() {
    long rejected = source.summary().rejected() + target.summary().rejected();
    return rejected == 0
        ? ""
        : String.format(
            Locale.ROOT,
            ", or mend the rows that were set aside (source %,d, target %,d)",
            source.summary().rejected(),
            target.summary().rejected());
  }

  /** Frees the cached blocks. */
  public void unpersist() {
    source.chunks().unpersist();
    target.chunks().unpersist();
  }

  private CheckedTable table(Side side) {
    return side == Side.SOURCE ? source : target;
  }
}
