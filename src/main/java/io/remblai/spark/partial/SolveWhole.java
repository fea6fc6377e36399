package io.remblai.spark.partial;

import io.remblai.assignment.caliper.PairLimits;
import io.remblai.geometry.GroundCost;
import io.remblai.refine.BlockCut;
import io.remblai.refine.partial.CaliperBlock;
import io.remblai.refine.partial.PartialBlock;
import io.remblai.spark.PairBlock;
import io.remblai.spark.PointBlock;
import java.util.Arrays;
import org.apache.spark.api.java.function.Function;
import scala.Tuple2;

/** Gathers both clouds and solves them as one block, exactly. */
public final class SolveWhole
    implements Function<
        Tuple2<Integer, Tuple2<Iterable<PointBlock>, Iterable<PointBlock>>>, PartialItems> {

  private static final long serialVersionUID = 1;

  private final GroundCost cost;
  private final PairLimits limits;

  /**
   * @param limits pairs within them are to be as many as can be
   */
  public SolveWhole(GroundCost cost, PairLimits limits) {
    this.cost = cost;
    this.limits = limits;
  }

  @Override
  public PartialItems call(
      Tuple2<Integer, Tuple2<Iterable<PointBlock>, Iterable<PointBlock>>> sides) {
    return solve(PointBlock.canonical(sides._2()._1()), PointBlock.canonical(sides._2()._2()));
  }

  /**
   * The targets, matched or not.
   *
   * @param x the sources, in canonical order
   * @param y the targets, likewise; no fewer
   */
  public PartialItems solve(PointBlock x, PointBlock y) {
    double[] potentials = new double[y.size()];
    int[] columns = columns(x, y, potentials);
    boolean[] paired = new boolean[y.size()];
    int[] sources = new int[y.size()];
    for (int i = 0; i < x.size(); i++) {
      paired[columns[i]] = true;
      sources[columns[i]] = i;
    }
    for (int j = 0; j < paired.length; j++) {
      if (!paired[j]) {
        sources[j] = nearest(x, y, j);
      }
    }
    long[] paths = new long[y.size()];
    Arrays.fill(paths, BlockCut.ROOT);
    return new PartialItems(new PairBlock(x.select(sources), y, paths, potentials), paired);
  }

  /** The target of each source; writes the potentials of the targets where there are no limits. */
  private int[] columns(PointBlock x, PointBlock y, double[] potentials) {
    float[] sources = x.coordinates();
    float[] targets = y.coordinates();
    if (!limits.allowAll()) {
      return new CaliperBlock(cost, x.dim(), limits)
          .solve(sources, x.numbers(), x.size(), targets, y.numbers(), y.size());
    }
    PartialBlock block = new PartialBlock(cost, x.dim());
    int[] columns = block.solve(sources, x.size(), targets, y.size());
    for (int j = 0; j < potentials.length; j++) {
      potentials[j] = block.potential(j);
    }
    return columns;
  }

  private int nearest(PointBlock x, PointBlock y, int target) {
    int dim = x.dim();
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < x.size(); i++) {
      double between = cost.between(x.coordinates(), i * dim, y.coordinates(), target * dim, dim);
      if (between < least) {
        least = between;
        nearest = i;
      }
    }
    return nearest;
  }
}
