package io.remblai.spark.lowrank;

import io.remblai.lowrank.rows.FactorExtent;
import io.remblai.lowrank.rows.FactorPasses;
import io.remblai.lowrank.rows.FactorSums;
import io.remblai.lowrank.rows.LocalPasses;
import io.remblai.lowrank.rows.RowBlock;
import io.remblai.lowrank.rows.SoftRows;
import io.remblai.lowrank.rows.Wanted;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Passes over a cloud wherever they are quickest, counted. A small cloud is brought to the driver,
 * since a Spark job takes longer than a pass over it; the results are the same to the last bit. Not
 * thread safe.
 */
public final class CountedPasses implements FactorPasses {

  /** Most factors that the driver takes: 16 MiB, a pass of 0.1 s at rank 16 on one core. */
  public static final long MOST_ON_DRIVER = 1L << 22;

  private final FactorPasses passes;
  private int count;

  private CountedPasses(FactorPasses passes) {
    this.passes = passes;
  }

  /**
   * Over a distributed cloud.
   *
   * @param cloud see {@link DistributedPasses}
   * @param rows number of its rows
   * @param mostOnDriver factors, of all rows together, that the driver takes
   */
  public static CountedPasses over(
      JavaSparkContext context,
      JavaRDD<RowBlock> cloud,
      int width,
      long rows,
      String name,
      long mostOnDriver) {
    return new CountedPasses(
        rows * width <= mostOnDriver
            ? new LocalPasses(LeastKeys.joined(cloud.collect(), width))
            : new DistributedPasses(context, cloud, width, name));
  }

  @Override
  public FactorExtent extent() {
    return passes.extent();
  }

  @Override
  public RowBlock sample(int wanted) {
    return passes.sample(wanted);
  }

  @Override
  public FactorSums pass(SoftRows rows, Wanted wanted) {
    count++;
    return passes.pass(rows, wanted);
  }

  @Override
  public double[] divergences(SoftRows rows, double[] mixtures) {
    return passes.divergences(rows, mixtures);
  }

  /** Passes for sums so far. */
  public int count() {
    return count;
  }
}
