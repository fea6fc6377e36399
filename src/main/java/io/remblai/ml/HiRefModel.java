package io.remblai.ml;

import io.remblai.ml.map.HasTransformParams;
import io.remblai.ml.map.TransformParams;
import io.remblai.ml.store.StageReader;
import io.remblai.ml.store.StageWriter;
import io.remblai.spark.Side;
import io.remblai.spark.input.CheckedCloud;
import io.remblai.spark.table.TableSpec;
import io.remblai.spark.transform.DistributedTransform;
import io.remblai.spark.transform.MovedCloud;
import io.remblai.spark.transform.MovedTable;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * A map that was fitted: its pairs, what was left out, what is known of its cost; and rows that it
 * did not see, taken where their neighbours among the sources go (see {@link
 * io.remblai.refine.transform.Smoothing}).
 *
 * <p>{@code transform} works at once, not when its answer is read: the images are kept by Spark for
 * as long as the answer is referred to. It answers the columns there were and those that {@link
 * #transformSchema} adds, without the rows that {@code handleInvalid} skips; rows that cannot be
 * used otherwise are an {@link io.remblai.spark.table.InputException}.
 */
public final class HiRefModel extends RowModel<HiRefModel>
    implements HasTransformParams<HiRefModel> {

  private static final long serialVersionUID = 1;

  private final TransformParams transformParams;
  private final transient FittedMap map; // null for a stage that only tells its parameters

  /** A model without a map, for those who list the stages that there are. */
  public HiRefModel() {
    this(Identifiable$.MODULE$.randomUID("hiref"));
  }

  /** Likewise, with a uid. */
  public HiRefModel(String uid) {
    this(uid, null);
  }

  HiRefModel(String uid, FittedMap map) {
    super(uid);
    this.map = map;
    this.transformParams = new TransformParams(this);
  }

  @Override
  public TransformParams transformParams() {
    return transformParams;
  }

  @Override
  public HiRefModel self() {
    return this;
  }

  private FittedMap map() {
    if (map == null) {
      throw new IllegalStateException(uid() + " has no map; fit HiRef, or load a model");
    }
    return map;
  }

  /** What fitting found. */
  public HiRefSummary summary() {
    return map().summary();
  }

  /** The pairs: source_id, target_id, cost, block_path. */
  public Dataset<Row> pairs() {
    return map().pairTable(SparkSession.active());
  }

  /** Usable rows in no pair: side, id, reason, nearest_id, nearest_cost. */
  public Dataset<Row> unmatched() {
    return map().unmatched();
  }

  @Override
  Dataset<Row> applied(Dataset<Row> rows) {
    if (summary().pairs() == 0) {
      throw new IllegalStateException(uid() + " is a map of no pairs: it takes no row anywhere");
    }
    SparkSession session = rows.sparkSession();
    FittedMap fitted = map();
    TableSpec spec = tableParams().spec(this, Side.SOURCE, "input table", rows);
    CheckedCloud input =
        CheckedCloud.read(session, spec, fitted.recipe(), tableParams().badRows(this));
    try {
      int dim = fitted.recipe().scaling().dim();
      MovedCloud moved =
          new DistributedTransform(
                  JavaSparkContext.fromSparkContext(session.sparkContext()),
                  transformParams.settings(this, dim),
                  fitted.recipe())
              .map(fitted.pairs(), fitted.summary().pairs(), input.points(), input.count());
      return joined(
          rows, moved.table(session, input.idType(), fitted.sourceId(), fitted.targetId()));
    } finally {
      input.unpersist();
    }
  }

  private Dataset<Row> joined(Dataset<Row> rows, Dataset<Row> moved) {
    Dataset<Row> images =
        moved.select(
            moved.col(MovedTable.ID).as(AddedColumns.ID),
            moved.col(MovedTable.MAPPED).as(getMappedCol()),
            moved.col(MovedTable.NEAREST_SOURCE_ID).as(getNearestSourceIdCol()),
            moved.col(MovedTable.TARGET_ID).as(getTargetIdCol()),
            moved.col(MovedTable.DISTANCE).as(getDistanceCol()),
            moved.col(MovedTable.OUTSIDE).as(getOutsideCol()));
    return AddedColumns.joined(rows, getIdCol(), images);
  }

  @Override
  public StructType transformSchema(StructType schema) {
    tableParams().check(this, schema);
    return transformed(schema, map().sourceId(), map().targetId());
  }

  /** Frees the pairs that are kept in memory; the model computes them again if it is used. */
  public void unpersist() {
    map().pairs().unpersist();
  }

  @Override
  public HiRefModel copy(ParamMap extra) {
    HiRefModel copy = copyValues(new HiRefModel(uid(), map), extra);
    return copy.setParent(parent());
  }

  /** Saves parameters, summary, and the pairs with their points: all that loading needs. */
  @Override
  public MLWriter write() {
    FittedMap fitted = map();
    SparkSession session = SparkSession.active();
    return new StageWriter(this, fitted.content())
        .with(FittedMap.PAIRS, () -> fitted.placedPairs(session))
        .with(FittedMap.UNMATCHED, fitted::unmatched);
  }

  /** Reads what {@link #write} wrote. */
  public static MLReader<HiRefModel> read() {
    return new StageReader<>(
        HiRefModel.class,
        saved ->
            saved
                .metadata()
                .restore(
                    new HiRefModel(
                        saved.metadata().uid(),
                        FittedMap.of(
                            saved.metadata().content(FittedMap.Content.class),
                            saved.table(FittedMap.PAIRS),
                            saved.table(FittedMap.UNMATCHED)))));
  }

  /** Loads what was saved at a path. */
  public static HiRefModel load(String path) {
    return read().load(path);
  }
}
