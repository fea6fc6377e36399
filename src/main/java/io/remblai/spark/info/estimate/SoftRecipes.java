package io.remblai.spark.info.estimate;

import io.remblai.info.soft.ReferencePoints;
import io.remblai.spark.info.soft.BinsRecipe;
import io.remblai.spark.info.soft.SoftSettings;
import io.remblai.spark.table.FeatureArray;
import io.remblai.spark.table.InputException;
import io.remblai.spark.table.TableSpec.VectorColumn;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Makes the settings of a soft run; reads reference points where there is a table of them. */
public final class SoftRecipes {

  private static final int MOST_POINTS = 1_000_000;

  private final JavaSparkContext context;
  private final EstimateOptions options;

  public SoftRecipes(JavaSparkContext context, EstimateOptions options) {
    this.context = context;
    this.options = options;
  }

  /**
   * The settings.
   *
   * @param opened opens the table of reference points; asked only where one is named
   */
  public SoftSettings settings(Function<String, Dataset<Row>> opened) {
    SoftOptions soft = options.soft();
    int bins = soft.binsOf(options.columns().y().isPresent());
    double[][] given =
        soft.referencePoints()
            .map(location -> read(location, opened.apply(location)))
            .orElse(new double[0][]);
    double[] flat = flat(given);
    BinsRecipe x =
        new BinsRecipe(
            given.length == 0 ? bins : given.length,
            options.seed(),
            ReferencePoints.STREAM,
            soft.heat(),
            context.broadcast(flat));
    BinsRecipe y =
        new BinsRecipe(
            bins,
            options.seed(),
            BinsRecipe.SECOND_STREAM,
            soft.heat(),
            context.broadcast(new double[0]));
    return new SoftSettings(x, y, soft.precision(), options.softNulls(), options.seed());
  }

  private static double[][] read(String location, Dataset<Row> table) {
    FeatureArray columns = new FeatureArray("--reference-points " + location, table);
    Dataset<Row> points =
        table.select(
            columns.column("point").as("point"),
            columns.of(new VectorColumn("vector")).as("vector"));
    List<Row> rows = points.orderBy("point").takeAsList(MOST_POINTS);
    double[][] read = new double[rows.size()][];
    for (int j = 0; j < read.length; j++) {
      List<Double> vector = rows.get(j).isNullAt(1) ? List.of() : rows.get(j).getList(1);
      if (vector.stream().anyMatch(Objects::isNull)) {
        vector = List.of(); // refused below, as no vector at all
      }
      read[j] = vector.stream().mapToDouble(Double::doubleValue).toArray();
    }
    check(location, read);
    return read;
  }

  private static void check(String location, double[][] points) {
    boolean usable = points.length >= 2 && points[0].length >= 2;
    for (int j = 1; usable && j < points.length; j++) {
      usable = points[j].length == points[0].length;
    }
    if (!usable) {
      throw new InputException(
          List.of(
              ("--reference-points %s must hold at least 2 points of one length, at least 2;"
                      + " nothing was written")
                  .formatted(location)));
    }
    try {
      ReferencePoints.of(flat(points), points.length, points[0].length);
    } catch (IllegalArgumentException e) {
      throw new InputException("--reference-points " + location + ": " + e.getMessage(), e);
    }
  }

  private static double[] flat(double[][] points) {
    int dim = points.length == 0 ? 0 : points[0].length;
    double[] flat = new double[points.length * dim];
    for (int j = 0; j < points.length; j++) {
      System.arraycopy(points[j], 0, flat, j * dim, dim);
    }
    return flat;
  }
}
