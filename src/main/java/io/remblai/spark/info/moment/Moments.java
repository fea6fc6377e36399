package io.remblai.spark.info.moment;

import io.remblai.info.gaussian.CoMoments;
import io.remblai.spark.info.Dims;
import io.remblai.spark.info.EstimateLine;
import io.remblai.spark.info.InfoTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.broadcast.Broadcast;

/** Estimates from moments of all rows. */
public final class Moments {

  private Moments() {}

  /**
   * One pass for all that look at the same vectors.
   *
   * @param dims the right lengths of each group
   */
  public static List<EstimateLine> estimate(
      InfoTable table, List<MomentEstimator> estimators, Broadcast<Map<Long, Dims>> dims) {
    List<EstimateLine> lines = new ArrayList<>();
    for (MomentPart part : MomentPart.values()) {
      List<MomentEstimator> these = estimators.stream().filter(e -> e.part() == part).toList();
      if (!these.isEmpty()) {
        lines.addAll(
            of(table, part, dims).mapPartitions(new EstimateMoments(these, dims)).collect());
      }
    }
    return lines;
  }

  /** The moments of each group. */
  static JavaPairRDD<Long, CoMoments> of(
      InfoTable table, MomentPart part, Broadcast<Map<Long, Dims>> dims) {
    return JavaPairRDD.fromJavaRDD(table.map(new MomentPass(part, dims)))
        .reduceByKey(new MergeMoments());
  }
}
