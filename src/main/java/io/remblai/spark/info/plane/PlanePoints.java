package io.remblai.spark.info.plane;

import io.remblai.spark.info.run.LabelPair;
import io.remblai.spark.info.run.SoftRun;
import java.util.ArrayList;
import java.util.List;

/** The measured points of all groups and pairs. */
public final class PlanePoints {

  private PlanePoints() {}

  /**
   * Group after group, pair after pair.
   *
   * @param pairs of label columns, as the curves number them
   */
  public static List<PlaneMeasure> of(
      SoftRun run, List<Long> groups, List<LabelPair> pairs, PlaneCurves curves) {
    List<PlaneMeasure> points = new ArrayList<>();
    for (long group : groups) {
      long zero = run.state().group(group).map(sums -> sums.all().dropped()).orElse(0L);
      for (int pair = 0; pair < pairs.size(); pair++) {
        points.add(
            new PlaneMeasure(
                group,
                pair,
                Coordinate.of(run, group, pairs.get(pair).input()),
                Coordinate.of(run, group, pairs.get(pair).output()),
                curves.summary(pair, group),
                curves.curve(pair, group),
                run.state().counts().rejected(group) + zero));
      }
    }
    return points;
  }
}
