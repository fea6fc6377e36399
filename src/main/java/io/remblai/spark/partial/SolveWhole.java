package io.remblai.spark.partial;

import io.remblai.geometry.GroundCost;
import io.remblai.refine.BlockCut;
import io.remblai.refine.partial.PartialBlock;
import io.remblai.spark.PairBlock;
import io.remblai.spark.PointBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.api.java.function.PairFunction;
import scala.Tuple2;

/** Gathers both clouds and solves them as one block, exactly. */
final class SolveWhole
    implements Function<
        Tuple2<Integer, Tuple2<Iterable<PointBlock>, Iterable<PointBlock>>>, PartialItems> {

  private static final long serialVersionUID = 1;

  private final GroundCost cost;

  SolveWhole(GroundCost cost) {
    this.cost = cost;
  }

  @Override
  public PartialItems call(
      Tuple2<Integer, Tuple2<Iterable<PointBlock>, Iterable<PointBlock>>> sides) {
    PointBlock x = canonical(sides._2()._1());
    PointBlock y = canonical(sides._2()._2());
    PartialBlock block = new PartialBlock(cost, x.dim());
    int[] columns = block.solve(x.coordinates(), x.size(), y.coordinates(), y.size());
    boolean[] paired = new boolean[y.size()];
    int[] sources = new int[y.size()];
    for (int i = 0; i < x.size(); i++) {
      paired[columns[i]] = true;
      sources[columns[i]] = i;
    }
    double[] potentials = new double[y.size()];
    for (int j = 0; j < potentials.length; j++) {
      potentials[j] = block.potential(j);
      if (!paired[j]) {
        sources[j] = nearest(x, y, j);
      }
    }
    long[] paths = new long[y.size()];
    Arrays.fill(paths, BlockCut.ROOT);
    return new PartialItems(new PairBlock(x.select(sources), y, paths, potentials), paired);
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

  private static PointBlock canonical(Iterable<PointBlock> chunks) {
    List<PointBlock> blocks = new ArrayList<>();
    chunks.forEach(blocks::add);
    PointBlock joined = PointBlock.concat(blocks);
    return joined.select(joined.canonicalOrder());
  }

  /** Sends all points to one task. */
  static final class ToOneTask implements PairFunction<PointBlock, Integer, PointBlock> {

    private static final long serialVersionUID = 1;

    @Override
    public Tuple2<Integer, PointBlock> call(PointBlock block) {
      return new Tuple2<>(0, block);
    }
  }
}
