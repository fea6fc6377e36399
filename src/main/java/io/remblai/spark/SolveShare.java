package io.remblai.spark;

import io.remblai.refine.RematchRound;
import io.remblai.refine.RematchShare;
import io.remblai.refine.TaskOptions;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.Function;
import scala.Tuple2;

/** Gathers the pairs of one share and solves its groups anew. */
final class SolveShare implements Function<Tuple2<Integer, Iterable<PairBlock>>, PairBlock> {

  private static final long serialVersionUID = 1;

  private final TaskOptions options;
  private final RematchRound round;

  SolveShare(TaskOptions options, RematchRound round) {
    this.options = options;
    this.round = round;
  }

  @Override
  public PairBlock call(Tuple2<Integer, Iterable<PairBlock>> share) {
    List<PairBlock> chunks = new ArrayList<>();
    share._2().forEach(chunks::add);
    PairBlock pairs = PairBlock.canonical(chunks);
    PointBlock x = pairs.source();
    PointBlock y = pairs.target();
    RematchShare.Outcome outcome =
        new RematchShare(options, x.dim())
            .solve(
                round, x.keys(), x.coordinates(), y.coordinates(), pairs.potentials(), share._1());
    return new PairBlock(
        x, y.select(outcome.targets()), pairs.paths(), outcome.potentials(), outcome.work());
  }
}
