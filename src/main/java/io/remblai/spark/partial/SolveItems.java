package io.remblai.spark.partial;

import io.remblai.refine.RematchRound;
import io.remblai.refine.TaskOptions;
import io.remblai.refine.partial.PartialShare;
import io.remblai.spark.PairBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.spark.api.java.function.Function;
import scala.Tuple2;

/** Gathers the items of one share and solves its groups anew. */
final class SolveItems implements Function<Tuple2<Integer, Iterable<PartialItems>>, PartialItems> {

  private static final long serialVersionUID = 1;

  private final TaskOptions options;
  private final RematchRound round;
  private final double maxCost;

  /** Pairs are to cost little. */
  SolveItems(TaskOptions options, RematchRound round) {
    this(options, round, Double.POSITIVE_INFINITY);
  }

  /**
   * Pairs within a limit are to be many.
   *
   * @param maxCost the limit; infinite: none
   */
  SolveItems(TaskOptions options, RematchRound round, double maxCost) {
    this.options = options;
    this.round = round;
    this.maxCost = maxCost;
  }

  @Override
  public PartialItems call(Tuple2<Integer, Iterable<PartialItems>> share) {
    List<PartialItems> chunks = new ArrayList<>();
    share._2().forEach(chunks::add);
    PartialItems items = PartialItems.canonical(chunks);
    PairBlock rows = items.rows();
    OptionalDouble limit =
        maxCost < Double.POSITIVE_INFINITY ? OptionalDouble.of(maxCost) : OptionalDouble.empty();
    return items.rematched(
        new PartialShare(options, rows.target().dim(), limit)
            .solve(
                round,
                rows.target().keys(),
                rows.source().coordinates(),
                rows.target().coordinates(),
                items.paired(),
                rows.potentials(),
                share._1()));
  }
}
