package io.remblai.spark.lowrank;

import io.remblai.bound.KeySample;
import io.remblai.lowrank.rows.FactorExtent;
import io.remblai.lowrank.rows.FactorPasses;
import io.remblai.lowrank.rows.FactorSums;
import io.remblai.lowrank.rows.LocalPasses;
import io.remblai.lowrank.rows.RowBlock;
import io.remblai.lowrank.rows.SoftRows;
import io.remblai.lowrank.rows.Wanted;
import java.util.Arrays;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * A cloud that is spread over a cluster. Every pass is one job: {@code [width + 1, rank]} numbers
 * go to each executor, as many come back from each partition. The results are those of {@link
 * LocalPasses} to the last bit, whatever the partitions. Not thread safe.
 */
public final class DistributedPasses implements FactorPasses {

  /** Sums of more partitions are merged on the executors first. */
  private static final int MANY_PARTITIONS = 64;

  private final JavaSparkContext context;
  private final JavaRDD<RowBlock> cloud;
  private final String name;
  private final FactorExtent extent;

  /**
   * @param cloud rows of one width whose weights sum to one; read many times, should be persisted
   * @param name of the cloud, for Spark's web page
   */
  public DistributedPasses(
      JavaSparkContext context, JavaRDD<RowBlock> cloud, int width, String name) {
    this.context = context;
    this.cloud = cloud;
    this.name = name;
    describe("extent");
    extent = new FactorExtent(width);
    cloud.mapPartitions(new MeasureExtent(width)).collect().forEach(extent::mergeWith);
  }

  @Override
  public FactorExtent extent() {
    return extent;
  }

  /** So few keys lie in a bounded range that one pass brings little; a second one is a rarity. */
  @Override
  public RowBlock sample(int wanted) {
    describe("sample");
    double room = wanted + 8 * Math.sqrt(wanted) + 32;
    int most = (int) Math.min(Integer.MAX_VALUE, room);
    RowBlock sample = least(wanted, KeySample.of(most, extent.rows()).last());
    return sample.size() < Math.min(wanted, extent.rows()) ? least(wanted, -1) : sample;
  }

  private RowBlock least(int wanted, long last) {
    int width = extent.width();
    LeastKeys few = new LeastKeys(wanted, width, last);
    RowBlock all = LeastKeys.joined(cloud.mapPartitions(few).collect(), width);
    return LocalPasses.first(all, wanted);
  }

  @Override
  public FactorSums pass(SoftRows rows, Wanted wanted) {
    describe("sums");
    Broadcast<FactorPass> pass =
        context.broadcast(new FactorPass(rows, wanted, extent, new double[0]));
    JavaRDD<FactorSums> parts = cloud.mapPartitions(new SumFactors(pass));
    int depth = parts.getNumPartitions() > MANY_PARTITIONS ? 2 : 1;
    FactorSums sums = parts.treeReduce(new SumFactors.Merge(), depth);
    pass.destroy();
    return sums;
  }

  @Override
  public double[] divergences(SoftRows rows, double[] mixtures) {
    describe("divergences");
    Broadcast<FactorPass> pass =
        context.broadcast(new FactorPass(rows, Wanted.SUMS, extent, mixtures));
    double[] total = new double[mixtures.length / rows.rank()];
    for (double[] part : cloud.mapPartitions(new SumDivergences(pass)).collect()) {
      Arrays.setAll(total, s -> total[s] + part[s]);
    }
    pass.destroy();
    return total;
  }

  private void describe(String what) {
    context.sc().setJobDescription("frlc: %s of the %s".formatted(what, name));
  }
}
