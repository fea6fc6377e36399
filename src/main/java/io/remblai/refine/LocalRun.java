package io.remblai.refine;

import io.remblai.geometry.PointCloud;
import io.remblai.math.ExactSum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The state of one in-memory run; pairs stay in the canonical order of their sources. */
final class LocalRun {

  private final RefinePlan plan;
  private final RefineOptions options;
  private final Consumer<StageRecord> listener;
  private final int n;
  private final int dim;
  private final CanonicalCloud source;
  private final CanonicalCloud target;
  private final List<StageRecord> stages = new ArrayList<>();

  private int[] matched; // canonical row of the target of each source
  private float[] images; // its coordinates [n, dim]
  private double[] potentials; // its dual potential
  private double cost;

  LocalRun(
      RefinePlan plan,
      RefineOptions options,
      Consumer<StageRecord> listener,
      PointCloud source,
      PointCloud target) {
    this.plan = plan;
    this.options = options;
    this.listener = listener;
    this.n = plan.points();
    this.dim = plan.dim();
    this.source = new CanonicalCloud(source, options.seed(), 0);
    this.target = new CanonicalCloud(target, options.seed(), 1);
  }

  HierarchicalRefinement.Result solve() {
    long[] paths = splitAndSolve();
    RoundSchedule schedule = new RoundSchedule(options.rematchRounds(), plan);
    while (plan.maxRounds() > 0 && schedule.wantsMore()) {
      double before = cost;
      RematchKind kind = schedule.next();
      RematchRound round =
          RematchRound.of(stages.size() - 1, kind, schedule.repeats(kind), plan, options);
      long work = rematch(round);
      schedule.finished(kind, before, cost, work);
    }
    int[] targets = new int[n];
    long[] blockPaths = new long[n];
    double[] targetPotentials = new double[n];
    for (int i = 0; i < n; i++) {
      targets[source.rows[i]] = target.rows[matched[i]];
      blockPaths[source.rows[i]] = paths[i];
      targetPotentials[target.rows[matched[i]]] = potentials[i];
    }
    boolean converged = plan.leaves() == 1 || schedule.settled();
    return new HierarchicalRefinement.Result(
        targets, blockPaths, targetPotentials, stages, cost / n, converged);
  }

  private long[] splitAndSolve() {
    long start = System.nanoTime();
    matched = new int[n];
    potentials = new double[n];
    long[] paths = new long[n];
    CoarsePotentials coarse = coarse();
    new LocalRefinement(options.forTasks(), dim)
        .split(source.points, target.points, plan).parallelStream()
            .forEach(task -> solveTask(task, coarse, paths));
    images = gather(target.points, matched);
    cost = MapCost.ofRows(options.cost(), source.points, images, n, dim).value();
    report("solve", 0, "exact", plan.leaves(), Optional.empty(), start);
    return paths;
  }

  /** The potentials of a sample; null where one exact block gives those of every target. */
  private CoarsePotentials coarse() {
    if (plan.leaves() == 1) {
      return null;
    }
    long bound = CoarsePotentials.keyBound(n);
    int size =
        Math.min(
            CoarsePotentials.sampleSize(n),
            Math.min(source.countUpTo(bound), target.countUpTo(bound)));
    return CoarsePotentials.of(options.cost(), source.points, target.points, size, dim);
  }

  /**
   * Solves one block; writes its rows of {@code matched}, {@code potentials} and {@code paths} and
   * no others.
   */
  private void solveTask(LocalRefinement.TaskRows task, CoarsePotentials coarse, long[] paths) {
    LocalRefinement.BlockMap map =
        new LocalRefinement(options.forTasks(), dim)
            .refine(
                gather(source.points, task.sources()),
                gather(target.points, task.targets()),
                task.block(),
                coarse);
    for (int i = 0; i < task.sources().length; i++) {
      matched[task.sources()[i]] = task.targets()[map.targets()[i]];
      potentials[task.sources()[i]] = map.potentials()[i];
      paths[task.sources()[i]] = map.paths()[i];
    }
  }

  private long rematch(RematchRound round) {
    long start = System.nanoTime();
    Optional<Double> before = Optional.of(cost / n);
    int[][] members = members(router(round));
    Next next = new Next(new int[n], new double[n], new ExactSum[members.length]);
    long work =
        IntStream.range(0, members.length)
            .parallel()
            .mapToLong(share -> rematchShare(round, share, members[share], next))
            .sum();
    ExactSum total = new ExactSum();
    Arrays.stream(next.costs).forEach(total::mergeWith);
    cost = total.value();
    matched = next.matched;
    potentials = next.potentials;
    images = gather(target.points, matched);
    report(
        "rematch",
        round.number(),
        round.kind().name().toLowerCase(Locale.ROOT),
        round.shares(),
        before,
        start);
    return work;
  }

  /** What a round writes: each share its own rows and its own cost. */
  private record Next(int[] matched, double[] potentials, ExactSum[] costs) {}

  private ShareRouter router(RematchRound round) {
    if (!round.routesByPlace()) {
      return ShareRouter.withoutPlaces(round);
    }
    PairSample sample = PairSample.of(round, plan.samplePairs(), n);
    int[] rows = IntStream.range(0, n).filter(i -> sample.contains(source.keys[i])).toArray();
    float[] places = new float[rows.length * dim];
    long[] orders = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      int at = rows[i] * dim;
      Midpoints.write(source.points, at, images, at, dim, places, i * dim);
      orders[i] = round.order(source.keys[rows[i]]);
    }
    return ShareRouter.of(round, dim, places, orders);
  }

  /** Rows of each share, in canonical order. */
  private int[][] members(ShareRouter router) {
    float[] place = new float[dim];
    int[] share = new int[n];
    int[] sizes = new int[router.shares()];
    for (int i = 0; i < n; i++) {
      share[i] = router.share(source.keys[i], source.points, i * dim, images, i * dim, place);
      sizes[share[i]]++;
    }
    int[][] members = new int[sizes.length][];
    for (int s = 0; s < members.length; s++) {
      members[s] = new int[sizes[s]];
    }
    Arrays.fill(sizes, 0);
    for (int i = 0; i < n; i++) {
      members[share[i]][sizes[share[i]]++] = i;
    }
    return members;
  }

  /** Solves one share; returns its work. */
  private long rematchShare(RematchRound round, int share, int[] rows, Next next) {
    if (rows.length == 0) {
      next.costs[share] = new ExactSum();
      return 0;
    }
    long[] keys = new long[rows.length];
    double[] carried = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      keys[i] = source.keys[rows[i]];
      carried[i] = potentials[rows[i]];
    }
    RematchShare.Outcome outcome =
        new RematchShare(options.forTasks(), dim)
            .solve(round, keys, gather(source.points, rows), gather(images, rows), carried, share);
    for (int i = 0; i < rows.length; i++) {
      next.matched[rows[i]] = matched[rows[outcome.targets()[i]]];
      next.potentials[rows[i]] = outcome.potentials()[i];
    }
    next.costs[share] = outcome.cost();
    return outcome.work();
  }

  private float[] gather(float[] points, int[] rows) {
    float[] gathered = new float[rows.length * dim];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(points, rows[i] * dim, gathered, i * dim, dim);
    }
    return gathered;
  }

  private void report(
      String stage, int level, String kind, int blocks, Optional<Double> before, long start) {
    double seconds = (System.nanoTime() - start) / 1e9;
    StageRecord stageRecord =
        new StageRecord(
            stage, level, kind, blocks, n, before, Optional.of(cost / n), seconds, true);
    stages.add(stageRecord);
    listener.accept(stageRecord);
  }
}
