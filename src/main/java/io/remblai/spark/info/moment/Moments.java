package io.remblai.spark.info.moment;

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
   * One pass for those that compare two vectors and one for the others.
   *
   * @param dims the right lengths of each group
   */
  public static List<EstimateLine> estimate(
      InfoTable table, List<MomentEstimator> estimators, Broadcast<Map<Long, Dims>> dims) {
    List<EstimateLine> lines = new ArrayList<>();
    for (boolean two : new boolean[] {true, false}) {
      List<MomentEstimator> these = estimators.stream().filter(e -> e.two() == two).toList();
      if (!these.isEmpty()) {
        lines.addAll(
            JavaPairRDD.fromJavaRDD(table.map(new MomentPass(two, dims)))
                .reduceByKey(new MergeMoments())
                .mapPartitions(new EstimateMoments(these, dims))
                .collect());
      }
    }
    return lines;
  }
}
