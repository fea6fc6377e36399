package io.remblai.ml;

import io.remblai.assignment.caliper.PairLimits;
import io.remblai.ml.map.HasMapParams;
import io.remblai.ml.map.HasTransformParams;
import io.remblai.ml.map.MapParams;
import io.remblai.ml.map.TransformParams;
import io.remblai.ml.map.Unequal;
import io.remblai.ml.store.StageReader;
import io.remblai.refine.RefineOptions;
import io.remblai.spark.Side;
import io.remblai.spark.input.CheckedClouds;
import io.remblai.spark.input.CloudReader;
import io.remblai.spark.judge.BoundSearch;
import io.remblai.spark.judge.Certify;
import io.remblai.spark.judge.MapBound;
import io.remblai.spark.map.FoundMap;
import io.remblai.spark.map.MapSearch;
import io.remblai.spark.map.TwoClouds;
import io.remblai.spark.progress.StageKeeper;
import io.remblai.spark.table.TableSpec;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * The one-to-one map of least cost between two clouds of points: {@code min over bijections T of
 * sum_i c(x_i, T(x_i))}, by hierarchical refinement and rematching (see {@link
 * io.remblai.refine.HierarchicalRefinement}).
 *
 * <p>Fit with two tables, or with one whose column {@code roleCol} says {@code source} or {@code
 * target} of each row. Same rows, same seed, same map, however they are spread. What commands read
 * from options are parameters here, under the names that Spark ML uses.
 */
public final class HiRef extends TwoTableEstimator<HiRef, HiRefModel>
    implements HasMapParams<HiRef>, HasTransformParams<HiRef> {

  private static final long serialVersionUID = 1;

  private final MapParams mapParams;
  private final TransformParams transformParams;

  public HiRef() {
    this(Identifiable$.MODULE$.randomUID("hiref"));
  }

  public HiRef(String uid) {
    super(uid);
    this.mapParams = new MapParams(this);
    this.transformParams = new TransformParams(this);
  }

  @Override
  public MapParams mapParams() {
    return mapParams;
  }

  @Override
  public TransformParams transformParams() {
    return transformParams;
  }

  @Override
  public HiRef self() {
    return this;
  }

  @Override
  HiRefModel fitted(Dataset<Row> source, Dataset<Row> target) {
    SparkSession session = source.sparkSession();
    RefineOptions refine = mapParams.refine(this);
    CheckedClouds clouds =
        new CloudReader(
                session,
                new CloudReader.Options(
                    refine.cost(),
                    mapParams.standardize(this),
                    tableParams().badRows(this),
                    refine.seed()))
            .read(spec(Side.SOURCE, source), spec(Side.TARGET, target));
    try {
      if (mapParams.unequal(this) == Unequal.ERROR) {
        clouds.requireEqualSizes();
      }
      JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
      FoundMap map =
          new MapSearch(context, refine, limits(), stage -> {})
              .map(TwoClouds.of(clouds), () -> StageKeeper.NONE);
      Optional<MapBound> bound = bound(context, refine, clouds, map);
      HiRefModel model = new HiRefModel(uid(), FittedMap.of(session, refine, clouds, map, bound));
      return copyValues(model, new ParamMap()).setParent(this);
    } finally {
      clouds.unpersist();
    }
  }

  private TableSpec spec(Side side, Dataset<Row> rows) {
    return tableParams().spec(this, side, side + " table", rows);
  }

  private PairLimits limits() {
    return new PairLimits(
        isDefined(maxCost()) ? OptionalDouble.of(getMaxCost()) : OptionalDouble.empty());
  }

  /** Bounds are of all pairs that there can be; nothing bounds a map of fewer. */
  private Optional<MapBound> bound(
      JavaSparkContext context, RefineOptions refine, CheckedClouds clouds, FoundMap map) {
    Certify certify = mapParams.certify(this);
    return certify == Certify.NONE || !limits().allowAll()
        ? Optional.empty()
        : Optional.of(
            new BoundSearch(context, refine.cost(), refine.seed(), true)
                .of(certify, clouds, map)
                .bound());
  }

  @Override
  public StructType transformSchema(StructType schema) {
    DataType id = tableParams().check(this, schema);
    return transformed(schema, id, id);
  }

  /** Reads what {@link #write} wrote. */
  public static MLReader<HiRef> read() {
    return new StageReader<>(
        HiRef.class, saved -> saved.metadata().restore(new HiRef(saved.metadata().uid())));
  }

  /** Loads what was saved at a path. */
  public static HiRef load(String path) {
    return read().load(path);
  }
}
