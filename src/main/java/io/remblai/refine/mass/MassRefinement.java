package io.remblai.refine.mass;

import io.remblai.math.Seeds;
import io.remblai.refine.RematchKind;
import io.remblai.refine.RematchRound;
import io.remblai.refine.StageRecord;
import io.remblai.refine.TaskOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * The coupling of least cost of two clouds whose rows have masses, in memory that grows with the
 * number of rows, not of pairs of them:
 *
 * <ol>
 *   <li>both clouds are cut into blocks of equal mass, down to leaves that the network simplex
 *       solves ({@link MassBlock});
 *   <li>rounds of rematching group the entries anew, by midpoints or at random, and solve each
 *       group again ({@link MassShare});
 *   <li>cycles are taken out ({@link CycleFree}).
 * </ol>
 *
 * <p>Masses are whole units, so marginals are exact all the way and the cost never goes up.
 */
public final class MassRefinement {

  /** Streams of block seeds are numbered by path, from 1; rounds count down from here. */
  private static final long ROUND_STREAM = -1;

  private final TaskOptions options;
  private final OptionalInt rounds;
  private final Consumer<StageRecord> listener;

  /**
   * @param options settings; splits along coordinates
   * @param rounds of rematching; empty: until they gain too little
   * @param listener told of each stage as it ends
   */
  public MassRefinement(TaskOptions options, OptionalInt rounds, Consumer<StageRecord> listener) {
    this.options = options;
    this.rounds = rounds;
    this.listener = listener;
  }

  /**
   * What a run found; entries are by source, then target, at most n + m - 1.
   *
   * @param sources row of each entry's source
   * @param targets of its target
   * @param units of each, at least 1
   * @param cost sum of mass times cost
   * @param stages what each stage gained
   * @param converged whether the last rounds gained too little to go on
   */
  public record Result(
      int[] sources,
      int[] targets,
      long[] units,
      double cost,
      List<StageRecord> stages,
      boolean converged) {}

  /** Couples two clouds of one dimension and as many units. */
  public Result solve(MassedRows source, MassedRows target) {
    if (source.dim() != target.dim() || source.total() != target.total()) {
      throw new IllegalArgumentException(
          "source has dimension %d and %d units, target %d and %d; both must agree"
              .formatted(source.dim(), source.total(), target.dim(), target.total()));
    }
    List<StageRecord> stages = new ArrayList<>();
    HeldPlan held = new HeldPlan(options.cost(), source, target);
    long start = System.nanoTime();
    MassBlock block = new MassBlock(options, source.dim());
    held.take(block.solve(source, target));
    double cost = held.cost();
    note(stages, held, "solve", 0, "coupling", block.leaves(), Optional.empty(), cost, start);
    boolean converged = block.leaves() == 1 || rematch(held, stages, cost);
    held.withoutCycles();
    return new Result(
        held.sources(), held.targets(), held.units(), held.meanCost(), stages, converged);
  }

  /** The rounds; returns whether they ended by their own rule. */
  private boolean rematch(HeldPlan held, List<StageRecord> stages, double solved) {
    MassSchedule schedule = new MassSchedule(rounds, solved);
    MassShare solver = new MassShare(options, held.dim());
    double cost = solved;
    while (schedule.wantsMore()) {
      long start = System.nanoTime();
      double before = cost;
      int number = schedule.number();
      RematchKind kind = schedule.kind();
      long seed = Seeds.key(options.seed(), ROUND_STREAM, number);
      RematchRound round = new RematchRound(number, kind, 0, 1, options.leafSize(), seed);
      MassShare.Outcome outcome = solver.solve(round, held.forRound());
      held.takeOutcome(outcome.entries());
      cost = outcome.cost();
      String name = kind.name().toLowerCase(Locale.ROOT);
      Optional<Double> paid = Optional.of(before);
      note(stages, held, "rematch", number, name, outcome.groups(), paid, cost, start);
      schedule.finished(cost);
    }
    return schedule.settled();
  }

  /** Costs are of units here, of the whole mass of 1 to the user. */
  private void note(
      List<StageRecord> stages,
      HeldPlan held,
      String stage,
      int level,
      String kind,
      int blocks,
      Optional<Double> before,
      double after,
      long start) {
    StageRecord record =
        new StageRecord(
            stage,
            level,
            kind,
            blocks,
            held.rows(),
            before.map(cost -> cost / held.total()),
            Optional.of(after / held.total()),
            (System.nanoTime() - start) / 1e9,
            true);
    stages.add(record);
    listener.accept(record);
  }
}
