package io.remblai.spark;

import io.remblai.refine.BlockCut;
import io.remblai.refine.LocalRefinement;
import io.remblai.refine.TargetPotentials;
import io.remblai.refine.TaskOptions;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/**
 * Gathers one block, splits it to its leaves and solves them; its pairs are in the canonical order
 * of their sources.
 */
final class SolveBlocks
    implements Function<
        Tuple2<Integer, Tuple2<Iterable<PointBlock>, Iterable<PointBlock>>>, PairBlock> {

  private static final long serialVersionUID = 1;

  private final TaskOptions options;
  private final ArrayList<BlockCut> blocks;
  private final Broadcast<? extends TargetPotentials> coarse;

  /**
   * @param blocks block of each task
   * @param coarse gives the targets' potentials; null: the leaves do
   */
  SolveBlocks(
      TaskOptions options, List<BlockCut> blocks, Broadcast<? extends TargetPotentials> coarse) {
    this.options = options;
    this.blocks = new ArrayList<>(blocks);
    this.coarse = coarse;
  }

  @Override
  public PairBlock call(Tuple2<Integer, Tuple2<Iterable<PointBlock>, Iterable<PointBlock>>> sides) {
    BlockCut block = blocks.get(sides._1());
    PointBlock x = PointBlock.canonical(sides._2()._1());
    PointBlock y = PointBlock.canonical(sides._2()._2());
    if (x.size() != block.points() || y.size() != block.points()) {
      throw new IllegalStateException(
          "block %s should hold %d points a side, not %d and %d"
              .formatted(Long.toBinaryString(block.path()), block.points(), x.size(), y.size()));
    }
    LocalRefinement.BlockMap map =
        new LocalRefinement(options, x.dim())
            .refine(
                x.coordinates(), y.coordinates(), block, coarse == null ? null : coarse.value());
    return new PairBlock(x, y.select(map.targets()), map.paths(), map.potentials());
  }
}
