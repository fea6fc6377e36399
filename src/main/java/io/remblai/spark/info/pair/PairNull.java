package io.remblai.spark.info.pair;

import io.remblai.spark.info.InfoTable;
import io.remblai.spark.info.RowCounts;
import io.remblai.spark.info.soft.SoftSettings;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * The null of soft information of two vectors: rows exchange second vectors by permutations that
 * their keys decide, within buckets of about 4096 rows of a group. Buckets depend on keys and on
 * the number of the group's rows, not on partitions; a smaller group is permuted as a whole.
 */
public final class PairNull {

  private PairNull() {}

  /**
   * One pass and one shuffle of shares.
   *
   * @param groups groups with rows that have directions
   * @param settings with at least one draw
   */
  public static PairSums sum(
      JavaSparkContext context,
      InfoTable table,
      Collection<Long> groups,
      RowCounts counts,
      SoftSettings settings) {
    HashMap<Long, PairGroup> known = new HashMap<>();
    for (long group : groups) {
      known.put(group, new PairGroup(counts.dims(group).orElseThrow(), counts.usable(group)));
    }
    Broadcast<Map<Long, PairGroup>> sent = context.broadcast(known);
    try {
      return JavaPairRDD.fromJavaRDD(table.map(new KeepPairs(settings, sent)))
          .groupByKey()
          .mapPartitions(new ExchangePartners(settings, sent))
          .treeReduce(new PairSums.Merge());
    } finally {
      sent.destroy();
    }
  }
}
