package io.remblai.job.info.plane;

import io.remblai.info.bottleneck.BottleneckPoint;
import io.remblai.info.bottleneck.CurveDistance;
import io.remblai.info.bottleneck.PlaneCeilings;
import io.remblai.spark.info.InfoTable;
import io.remblai.spark.info.plane.Coordinate;
import io.remblai.spark.info.plane.JointSummary;
import io.remblai.spark.info.plane.PlaneCurve;
import io.remblai.spark.info.plane.PlaneMeasure;
import io.remblai.spark.info.plane.Trajectories.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The tables {@code plane} and {@code bound}. All amounts in nats; what is absent is null. */
final class PlaneTables {

  private static final List<String> AMOUNTS =
      List.of(
          "complexity",
          "complexity_corrected",
          "complexity_above_null",
          "complexity_error",
          "expressivity",
          "expressivity_corrected",
          "expressivity_above_null",
          "expressivity_error",
          "optimality",
          "optimality_corrected",
          "optimality_above_null",
          "ln_bins",
          "input_entropy",
          "output_entropy",
          "label_information",
          "diagonal",
          "bound",
          "below_bound",
          "distance");

  private static final StructType BOUND =
      new StructType()
          .add("bottleneck", DataTypes.IntegerType, false)
          .add("label_set", DataTypes.StringType, false)
          .add("input_labels", DataTypes.LongType, false)
          .add("output_labels", DataTypes.LongType, false)
          .add("beta", DataTypes.DoubleType, true)
          .add("i_x", DataTypes.DoubleType, false)
          .add("i_t_y", DataTypes.DoubleType, false)
          .add("clusters", DataTypes.IntegerType, true)
          .add("converged", DataTypes.BooleanType, true);

  private final SparkSession session;
  private final PlaneOptions options;
  private final StructType groupFields;
  private final List<String> pairs;

  /**
   * Looks at the names of the group columns.
   *
   * @throws io.remblai.spark.table.InputException if one has the name of a column of the output
   */
  PlaneTables(SparkSession session, PlaneOptions options, InfoTable table) {
    this.session = session;
    this.options = options;
    this.groupFields = table.groupFields();
    this.pairs = options.information().asked().pairNames();
    table.refuseGroupsNamed(Arrays.asList(schema(new StructType()).fieldNames()));
  }

  private static StructType schema(StructType groups) {
    StructType schema = new StructType();
    for (StructField field : groups.fields()) {
      schema = schema.add(field);
    }
    schema =
        schema
            .add("label_set", DataTypes.StringType, false)
            .add("trajectory", DataTypes.StringType, true)
            .add("order_index", DataTypes.IntegerType, true);
    for (String amount : AMOUNTS) {
      schema = schema.add(amount, DataTypes.DoubleType, true);
    }
    return schema
        .add("bottleneck", DataTypes.IntegerType, true)
        .add("rows_used", DataTypes.LongType, false)
        .add("rows_dropped", DataTypes.LongType, false)
        .add("warning", DataTypes.StringType, true);
  }

  /** One row for each group and pair. */
  Dataset<Row> plane(PlaneFound found) {
    List<Row> rows = found.points().stream().map(point -> row(found, point)).toList();
    return session.createDataFrame(rows, schema(groupFields));
  }

  private Row row(PlaneFound found, PlaneMeasure point) {
    List<Object> row =
        new ArrayList<>(Arrays.asList(found.information().groups().values(point.group())));
    Optional<Place> place = found.trajectories().place(point.group());
    row.add(pairs.get(point.pair()));
    row.add(place.map(Place::trajectory).orElse(null));
    row.add(place.map(Place::index).orElse(null));
    addCoordinate(point.complexity(), row);
    addCoordinate(point.expressivity(), row);
    row.add(point.optimality().orElse(null));
    row.add(point.optimalityCorrected().orElse(null));
    row.add(point.optimalityAboveNull().orElse(null));
    Optional<PlaneCeilings> ceilings = point.ceilings();
    row.add(ceilings.map(PlaneCeilings::lnBins).orElse(null));
    row.add(ceilings.map(PlaneCeilings::inputEntropy).orElse(null));
    row.add(ceilings.map(PlaneCeilings::outputEntropy).orElse(null));
    row.add(point.joint().map(JointSummary::information).orElse(null));
    row.add(
        point.complexity().flatMap(c -> ceilings.map(all -> all.diagonal(c.plain()))).orElse(null));
    row.add(point.bound().orElse(null));
    row.add(point.distance().map(CurveDistance::missing).orElse(null));
    row.add(point.distance().map(CurveDistance::nearest).orElse(null));
    row.add(point.curve().map(PlaneCurve::number).orElse(null));
    row.add(point.rows());
    row.add(point.dropped());
    List<String> warnings = point.warnings(options.curves().mostLabels());
    row.add(warnings.isEmpty() ? null : String.join("; ", warnings));
    return RowFactory.create(row.toArray());
  }

  private static void addCoordinate(Optional<Coordinate> coordinate, List<Object> row) {
    row.add(coordinate.map(Coordinate::plain).orElse(null));
    row.add(coordinate.map(Coordinate::corrected).orElse(null));
    row.add(coordinate.flatMap(Coordinate::aboveNull).orElse(null));
    OptionalDouble error = coordinate.map(Coordinate::error).orElse(OptionalDouble.empty());
    row.add(error.isPresent() ? error.getAsDouble() : null);
  }

  /** The best encoder of every beta, and the two ends of every curve, which have no beta. */
  Dataset<Row> bound(PlaneFound found) {
    List<Row> rows = new ArrayList<>();
    for (PlaneCurve curve : found.curves()) {
      rows.add(bound(curve, null, 0, 0, null, null));
      for (BottleneckPoint point : curve.curve().points()) {
        rows.add(
            bound(
                curve,
                point.beta(),
                point.ixt(),
                point.ity(),
                point.clusters(),
                point.converged()));
      }
      double all = curve.joint().input().entropy();
      rows.add(bound(curve, null, all, curve.joint().information(), null, null));
    }
    return session.createDataFrame(rows, BOUND);
  }

  private Row bound(
      PlaneCurve curve, Double beta, double ixt, double ity, Integer clusters, Boolean converged) {
    return RowFactory.create(
        curve.number(),
        pairs.get(curve.pair()),
        curve.joint().input().values(),
        curve.joint().output().values(),
        beta,
        ixt,
        ity,
        clusters,
        converged);
  }
}
