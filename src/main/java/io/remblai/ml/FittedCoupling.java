package io.remblai.ml;

import io.remblai.geometry.GroundCost;
import io.remblai.lowrank.cost.LiftParts;
import io.remblai.lowrank.rows.SoftRows;
import io.remblai.ml.store.NamedMatrices;
import io.remblai.spark.input.PointRecipe;
import io.remblai.spark.input.Scaling;
import io.remblai.spark.lowrank.problem.PointLift;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A low-rank coupling and what is needed to apply it: the weights of a row are a function of its
 * features, so no row is kept for that.
 *
 * @param q the source's factor as a table
 * @param r the target's
 * @param t the latent coupling
 * @param recipe how points were made of the source's rows
 * @param lift how factors are made of these
 * @param rows how weights are made of those
 * @param images where components go [rank, dim], in units of the target's table
 * @param summary what fitting found
 */
record FittedCoupling(
    Dataset<Row> q,
    Dataset<Row> r,
    Dataset<Row> t,
    PointRecipe recipe,
    PointLift lift,
    SoftRows rows,
    double[] images,
    LowRankTransportSummary summary) {

  /** Names of the tables of a saved coupling. */
  static final String Q = "q";

  static final String R = "r";
  static final String T = "t";
  static final String MATRICES = "matrices";

  private static final String SHIFT = "shift";
  private static final String SCALE = "scale";
  private static final String WEIGHTS = "weights";
  private static final String IMAGES = "images";

  /** Everything but the tables that grow with the rows, and what {@link Content} has. */
  Dataset<Row> matrices(SparkSession session) {
    Map<String, double[]> matrices = new LinkedHashMap<>();
    Map<String, Integer> columns = new LinkedHashMap<>();
    Scaling scaling = recipe.scaling();
    matrices.put(SHIFT, scaling.shifts());
    matrices.put(SCALE, scaling.scales());
    columns.put(SHIFT, scaling.dim());
    columns.put(SCALE, scaling.dim());
    matrices.put(WEIGHTS, rows.weights());
    columns.put(WEIGHTS, rows.rank());
    matrices.put(IMAGES, images);
    columns.put(IMAGES, images.length / rows.rank());
    List<LiftParts> parts = lift.parts();
    for (int at = 0; at < parts.size(); at++) {
      LiftParts part = parts.get(at);
      matrices.put(points(at), part.points());
      columns.put(points(at), part.dim());
      matrices.put(map(at), part.map());
      columns.put(map(at), Math.max(1, part.points().length / part.dim()));
    }
    return NamedMatrices.table(session, matrices, columns);
  }

  private static String points(int lift) {
    return "points" + lift;
  }

  private static String map(int lift) {
    return "map" + lift;
  }

  /** All of a saved coupling but its tables. */
  Content content() {
    List<Lift> lifts =
        lift.parts().stream()
            .map(part -> new Lift(part.kind(), part.dim(), part.cost().orElse(null)))
            .toList();
    return new Content(
        recipe.cost(), recipe.seed(), rows.noise(), rows.noiseSeed(), rows.rank(), lifts, summary);
  }

  /** As it was saved. */
  static FittedCoupling of(
      Content content, Dataset<Row> q, Dataset<Row> r, Dataset<Row> t, Dataset<Row> matrices) {
    double[] shift = NamedMatrices.of(matrices, SHIFT);
    double[] scale = NamedMatrices.of(matrices, SCALE);
    List<LiftParts> parts = new ArrayList<>();
    for (int at = 0; at < content.lifts.size(); at++) {
      Lift lift = content.lifts.get(at);
      parts.add(
          new LiftParts(
              lift.kind,
              lift.dim,
              Optional.ofNullable(lift.cost),
              NamedMatrices.of(matrices, points(at)),
              NamedMatrices.of(matrices, map(at))));
    }
    SoftRows rows =
        SoftRows.of(content.rank, NamedMatrices.of(matrices, WEIGHTS))
            .withNoise(content.noise, content.noiseSeed);
    return new FittedCoupling(
        q,
        r,
        t,
        new PointRecipe(content.cost, Scaling.recorded(shift, scale, shift.length), content.seed),
        PointLift.of(parts.stream().map(LiftParts::lift).toList()),
        rows,
        NamedMatrices.of(matrices, IMAGES),
        content.summary);
  }

  /**
   * What is saved as JSON.
   *
   * @param cost the ground cost
   * @param seed of the rows' keys
   * @param noise amplitude of what tells rows of equal features apart
   * @param noiseSeed of it
   * @param rank components of the source
   * @param lifts of a row's features, side by side
   * @param summary what fitting found
   */
  record Content(
      GroundCost cost,
      long seed,
      double noise,
      long noiseSeed,
      int rank,
      List<Lift> lifts,
      LowRankTransportSummary summary) {}

  /**
   * A lift but its matrices.
   *
   * @param cost to landmarks; not there where there are none
   */
  record Lift(LiftParts.Kind kind, int dim, GroundCost cost) {}
}
