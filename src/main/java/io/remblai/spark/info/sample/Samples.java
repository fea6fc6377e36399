package io.remblai.spark.info.sample;

import io.remblai.spark.info.Dims;
import io.remblai.spark.info.EstimateLine;
import io.remblai.spark.info.InfoTable;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.broadcast.Broadcast;

/** Estimates from samples of rows. */
public final class Samples {

  private Samples() {}

  /**
   * One pass, one shuffle of the samples; a group's sample is held by one task.
   *
   * @param dims the right lengths of each group
   */
  public static List<EstimateLine> estimate(
      InfoTable table, SampleSettings settings, Broadcast<Map<Long, Dims>> dims) {
    return JavaPairRDD.fromJavaRDD(table.map(new SamplePass(settings, dims)))
        .reduceByKey(new MergeSamples())
        .mapPartitions(new EstimateSamples(settings))
        .collect();
  }
}
