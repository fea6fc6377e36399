package io.remblai.spark.divergence.sum;

import io.remblai.spark.Side;
import io.remblai.spark.divergence.DivergenceSettings;
import io.remblai.spark.divergence.TwoTables;
import io.remblai.spark.divergence.design.Design;
import io.remblai.spark.divergence.design.FitDesign;
import io.remblai.spark.divergence.design.RowFeatures;
import io.remblai.spark.divergence.sample.JointSample;
import io.remblai.spark.info.EstimateLine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/** Measures that are sums over all rows. */
public final class SummedMeasures {

  private final JavaSparkContext context;
  private final TwoTables tables;
  private final DivergenceSettings settings;

  public SummedMeasures(JavaSparkContext context, TwoTables tables, DivergenceSettings settings) {
    this.context = context;
    this.tables = tables;
    this.settings = settings;
  }

  /**
   * Kernel width, axes and clusters from a keyed sample of all rows; one pass.
   *
   * @param dim length of the rows that count; some row has it
   */
  public Design design(int dim) {
    return JointSample.map(
        tables, dim, FitDesign.rows(settings, dim), settings.seed(), new FitDesign(settings));
  }

  /** Bytes of the sums of all groups, which one task may hold. */
  public long bytes(Design design, int groups) {
    RowFeatures.Layout layout = RowFeatures.Layout.of(settings, design);
    long numbers = (2L * GroupSums.BLOCKS + settings.sumNulls()) * layout.numbers();
    long cells = (2L * layout.repeats() + settings.sumNulls()) * (long) layout.clusters();
    return (long) Double.BYTES * groups * (numbers + cells);
  }

  /**
   * The measures; one pass.
   *
   * @param parts by group that has both sides: the source's part of its rows
   */
  public List<EstimateLine> lines(Design design, Map<Long, Double> parts) {
    Broadcast<SumPlan> plan = context.broadcast(new SumPlan(design, new HashMap<>(parts)));
    JavaPairRDD<Long, GroupSums> sums =
        JavaPairRDD.fromJavaRDD(
                tables.map(
                    new SumRows(Side.SOURCE, settings, plan),
                    new SumRows(Side.TARGET, settings, plan)))
            .reduceByKey(new GroupSums.Merge());
    if (!settings.whole()) {
      return finish(sums, plan, new GroupSums());
    }
    sums.persist(StorageLevel.MEMORY_AND_DISK());
    try {
      return finish(sums, plan, sums.lookup(DivergenceSettings.WHOLE).get(0));
    } finally {
      sums.unpersist();
    }
  }

  private List<EstimateLine> finish(
      JavaPairRDD<Long, GroupSums> sums, Broadcast<SumPlan> plan, GroupSums target) {
    Broadcast<GroupSums> shared = context.broadcast(target);
    return sums.mapPartitions(new FinishSums(settings, plan, shared)).collect();
  }
}
