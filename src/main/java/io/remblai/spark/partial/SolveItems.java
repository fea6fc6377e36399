package io.remblai.spark.partial;

import io.remblai.assignment.caliper.PairLimits;
import io.remblai.refine.RematchRound;
import io.remblai.refine.TaskOptions;
import io.remblai.refine.partial.PartialShare;
import io.remblai.spark.PairBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.Function;
import scala.Tuple2;

/** Gathers the items of one share and solves its groups anew. */
final class SolveItems implements Function<Tuple2<Integer, Iterable<PartialItems>>, PartialItems> {

  private static final long serialVersionUID = 1;

  private final TaskOptions options;
  private final RematchRound round;
  private final PairLimits limits; // null: none

  /** Pairs are to cost little. */
  SolveItems(TaskOptions options, RematchRound round) {
    this(options, round, null);
  }

  /**
   * Pairs within limits are to be many.
   *
   * @param limits the limits; null: none
   */
  SolveItems(TaskOptions options, RematchRound round, PairLimits limits) {
    this.options = options;
    this.round = round;
    this.limits = limits;
  }

  @Override
  public PartialItems call(Tuple2<Integer, Iterable<PartialItems>> share) {
    List<PartialItems> chunks = new ArrayList<>();
    share._2().forEach(chunks::add);
    PartialItems items = PartialItems.canonical(chunks);
    PairBlock rows = items.rows();
    return items.rematched(
        new PartialShare(options, rows.target().dim(), Optional.ofNullable(limits))
            .with(rows.source().numbers(), rows.target().numbers())
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
