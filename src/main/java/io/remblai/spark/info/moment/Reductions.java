package io.remblai.spark.info.moment;

import io.remblai.spark.info.Dims;
import io.remblai.spark.info.InfoTable;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** Principal axes from the moments of all rows of each group. */
public final class Reductions {

  private Reductions() {}

  /**
   * One pass over the rows for the vectors and one for the second vectors, where there is anything
   * to do.
   *
   * @param most axes, at least 1; vectors of no more coordinates are not turned
   * @param standardised whether coordinates are first divided by their deviations
   * @param dims the right lengths of each group
   */
  public static Reduction of(
      JavaSparkContext context,
      InfoTable table,
      int most,
      boolean standardised,
      Map<Long, Dims> dims) {
    FindAxes find = new FindAxes(most, standardised);
    return new Reduction(
        axes(context, table, MomentPart.X, find, dims),
        axes(context, table, MomentPart.Y, find, dims));
  }

  private static Map<Long, PrincipalAxes> axes(
      JavaSparkContext context,
      InfoTable table,
      MomentPart part,
      FindAxes find,
      Map<Long, Dims> dims) {
    Map<Long, Dims> changed = new HashMap<>(dims);
    changed.values().removeIf(own -> !find.changes(part.dim(own)));
    if (changed.isEmpty()) {
      return Map.of();
    }
    Broadcast<Map<Long, Dims>> right = context.broadcast(changed);
    try {
      return new HashMap<>(Moments.of(table, part, right).mapValues(find).collectAsMap());
    } finally {
      right.destroy();
    }
  }
}
