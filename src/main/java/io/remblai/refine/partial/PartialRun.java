package io.remblai.refine.partial;

import io.remblai.geometry.PointCloud;
import io.remblai.math.ExactSum;
import io.remblai.math.OrderStatistics;
import io.remblai.refine.CanonicalCloud;
import io.remblai.refine.LocalRefinement;
import io.remblai.refine.RefineOptions;
import io.remblai.refine.RefinePlan;
import io.remblai.refine.RematchKind;
import io.remblai.refine.RematchRound;
import io.remblai.refine.RoundSchedule;
import io.remblai.refine.StageRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The state of one in-memory run; everything is kept by target, in canonical order. */
final class PartialRun {

  private final RefineOptions options;
  private final Consumer<StageRecord> listener;
  private final int n;
  private final int m;
  private final int dim;
  private final PartialPlan plan;
  private final CanonicalCloud source;
  private final CanonicalCloud target;
  private final List<StageRecord> stages = new ArrayList<>();

  private int[] matched; // canonical row of the source of each target, or NONE
  private float[] suitors; // its coordinates, or those of who would take the target [m, dim]
  private double[] potentials; // of the targets
  private double cost;

  PartialRun(
      RefineOptions options, Consumer<StageRecord> listener, PointCloud source, PointCloud target) {
    this.options = options;
    this.listener = listener;
    this.n = source.size();
    this.m = target.size();
    this.dim = source.dim();
    this.plan = PartialPlan.of(n, m, dim, options);
    this.source = new CanonicalCloud(source, options.seed(), 0);
    this.target = new CanonicalCloud(target, options.seed(), 1);
    this.matched = new int[m];
    this.potentials = new double[m];
    Arrays.fill(matched, PartialShare.NONE);
  }

  PartialRefinement.Result solve() {
    boolean converged = true;
    if (plan.isOneBlock()) {
      solveWhole();
    } else {
      boolean[] chosen = choose();
      splitAndSolve(chosen);
      converged = rematch();
    }
    int[] targets = new int[n];
    double[] given = new double[m];
    for (int j = 0; j < m; j++) {
      given[target.rows[j]] = potentials[j];
      if (matched[j] != PartialShare.NONE) {
        targets[source.rows[matched[j]]] = target.rows[j];
      }
    }
    return new PartialRefinement.Result(targets, given, stages, cost / n, converged);
  }

  private void solveWhole() {
    long start = System.nanoTime();
    PartialBlock block = new PartialBlock(options.cost(), dim);
    int[] columns = block.solve(source.points, n, target.points, m);
    for (int i = 0; i < n; i++) {
      matched[columns[i]] = i;
    }
    for (int j = 0; j < m; j++) {
      potentials[j] = block.potential(j);
    }
    cost = total();
    report("solve", 0, "exact", 1, Optional.empty(), start);
  }

  /** The n targets of least height, by a sample; notes every target's potential and suitor. */
  private boolean[] choose() {
    long start = System.nanoTime();
    SamplePotentials sample =
        SamplePotentials.of(options.cost(), source.points, n, target.points, m, dim);
    SamplePotentials.Heights seen = sample.heights(target.points, m);
    suitors = new float[m * dim];
    double[] wanted = new double[m];
    for (int j = 0; j < m; j++) {
      sample.suitor(seen.suitors()[j], suitors, j * dim);
      potentials[j] = Math.min(seen.heights()[j], 0);
      wanted[j] = -seen.heights()[j];
    }
    boolean[] chosen = new boolean[m];
    OrderStatistics.markGreatest(wanted, m, n, new double[m], chosen);
    StageRecord stage =
        new StageRecord(
            "choose", 0, "sample", 1, n, Optional.empty(), Optional.empty(), since(start), true);
    stages.add(stage);
    listener.accept(stage);
    return chosen;
  }

  private void splitAndSolve(boolean[] chosen) {
    long start = System.nanoTime();
    int[] rows = IntStream.range(0, m).filter(j -> chosen[j]).toArray();
    float[] points = gather(target.points, rows, dim);
    RefinePlan square = plan.map();
    new LocalRefinement(options.forTasks(), dim)
        .split(source.points, points, square).parallelStream()
            .forEach(task -> solveTask(task, rows, points));
    for (int j : rows) {
      System.arraycopy(source.points, matched[j] * dim, suitors, j * dim, dim);
    }
    cost = total();
    report("solve", 0, "exact", square.leaves(), Optional.empty(), start);
  }

  /** Solves one block; writes {@code matched} of its targets and no others. */
  private void solveTask(LocalRefinement.TaskRows task, int[] rows, float[] points) {
    LocalRefinement.BlockMap map =
        new LocalRefinement(options.forTasks(), dim)
            .refine(
                gather(source.points, task.sources(), dim),
                gather(points, task.targets(), dim),
                task.block(),
                null);
    for (int i = 0; i < task.sources().length; i++) {
      matched[rows[task.targets()[map.targets()[i]]]] = task.sources()[i];
    }
  }

  /** The rounds; returns whether they ended by their own rule. */
  private boolean rematch() {
    RefinePlan all = plan.rounds();
    RoundSchedule schedule = new RoundSchedule(options.rematchRounds(), all);
    PartialRounds rounds = new PartialRounds(options, all, target, matched, suitors, potentials);
    for (int number = 0; schedule.wantsMore(); number++) {
      long start = System.nanoTime();
      double before = cost;
      RematchKind kind = schedule.next();
      RematchRound round = RematchRound.of(number, kind, schedule.repeats(kind), all, options);
      long work = rounds.run(round);
      cost = rounds.cost();
      String name = kind.name().toLowerCase(Locale.ROOT);
      report("rematch", number, name, round.shares(), Optional.of(before / n), start);
      schedule.finished(kind, before, cost, work);
    }
    matched = rounds.matched();
    potentials = rounds.potentials();
    return schedule.settled();
  }

  private double total() {
    ExactSum sum = new ExactSum();
    for (int j = 0; j < m; j++) {
      if (matched[j] != PartialShare.NONE) {
        sum.add(
            options.cost().between(source.points, matched[j] * dim, target.points, j * dim, dim));
      }
    }
    return sum.value();
  }

  static float[] gather(float[] points, int[] rows, int dim) {
    float[] gathered = new float[rows.length * dim];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(points, rows[i] * dim, gathered, i * dim, dim);
    }
    return gathered;
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private void report(
      String stage, int level, String kind, int blocks, Optional<Double> before, long start) {
    StageRecord record =
        new StageRecord(
            stage, level, kind, blocks, n, before, Optional.of(cost / n), since(start), true);
    stages.add(record);
    listener.accept(record);
  }
}
