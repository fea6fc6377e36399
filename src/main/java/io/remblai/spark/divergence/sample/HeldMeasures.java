package io.remblai.spark.divergence.sample;

import io.remblai.math.Seeds;
import io.remblai.spark.Side;
import io.remblai.spark.divergence.DivergenceSettings;
import io.remblai.spark.divergence.TwoTables;
import io.remblai.spark.info.EstimateLine;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** Measures of samples of rows. */
public final class HeldMeasures {

  private HeldMeasures() {}

  /**
   * One pass, one shuffle of the samples; a group's samples are held by one task.
   *
   * @param dim length of the rows that count
   */
  public static List<EstimateLine> of(
      JavaSparkContext context, TwoTables tables, DivergenceSettings settings, int dim) {
    int most = settings.held(dim);
    KeepRows ofSource = new KeepRows(Side.SOURCE, dim, most, settings.seed(), false);
    KeepRows ofTarget = new KeepRows(Side.TARGET, dim, most, settings.seed(), false);
    if (!settings.whole()) {
      return JavaPairRDD.fromJavaRDD(tables.map(ofSource, ofTarget))
          .reduceByKey(new KeepRows.Merge())
          .mapPartitions(new CompareSamples(settings, context.broadcast(new KeptSides(1))))
          .collect();
    }
    // Every group meets the same target: it travels once.
    KeptSides target =
        JavaPairRDD.fromJavaRDD(tables.target().map(ofTarget))
            .values()
            .treeReduce(new KeepRows.Merge());
    Broadcast<KeptSides> shared = context.broadcast(target);
    return JavaPairRDD.fromJavaRDD(tables.source().map(ofSource))
        .reduceByKey(new KeepRows.Merge())
        .mapPartitions(new CompareSamples(settings, shared))
        .collect();
  }

  /** Another order than that of the samples, in which rows are dealt to two sides by chance. */
  static long dealing(long seed) {
    return Seeds.key(seed, 1);
  }
}
