package io.remblai.bench;

import io.remblai.geometry.GroundCost;
import io.remblai.math.Kernels;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;

/**
 * Measures {@code hiref} on generated clouds and prints Markdown tables: {@code scripts/bench map}.
 */
public final class MapBenchmark {

  /** Enough rounds for the compiler to meet every loop. */
  private static final String WARM_UP_ROUNDS = "4";

  private static final int WARM_UP_POINTS = 8192;

  private final MapArguments arguments;
  private final PrintStream results;
  private final PrintStream progress;
  private final MeasuredJob job;
  private final Optima optima;

  private MapBenchmark(
      MapArguments arguments, PrintStream results, PrintStream progress, SparkSession session) {
    this.arguments = arguments;
    this.results = results;
    this.progress = progress;
    this.job = new MeasuredJob(session, arguments.work, arguments.certify);
    this.optima = new Optima(arguments.work.resolve("optima.json"));
  }

  /** Exit code 2 for wrong arguments, 1 for a failure. */
  public static void main(String[] args) throws IOException {
    MapArguments arguments = new MapArguments();
    try {
      new CommandLine(arguments).parseArgs(args);
      arguments.check();
    } catch (IllegalArgumentException | CommandLine.ParameterException e) {
      System.err.println("bench: " + e.getMessage() + "; --help shows the options");
      System.exit(2);
    }
    PrintStream results = System.out;
    PrintStream progress = System.err;
    Path log = Files.createDirectories(arguments.work).resolve("map.log");
    // What the measured commands print goes to the log, so that the tables stand alone.
    try (PrintStream quiet = new PrintStream(log.toFile(), StandardCharsets.UTF_8)) {
      System.setOut(quiet);
      System.setErr(quiet);
      try (SparkSession session = BenchSession.open(arguments.work)) {
        new MapBenchmark(arguments, results, progress, session).run();
      } finally {
        System.setOut(results);
        System.setErr(progress);
      }
    } catch (IllegalStateException e) {
      progress.println("bench: " + e.getMessage() + "; see " + log);
      System.exit(1);
    }
  }

  private void run() {
    warmUp();
    results.println(conditions());
    results.println();
    results.println(MarkdownTable.heading(Comparison.RUN_COLUMNS));
    List<Comparison> found = new ArrayList<>();
    for (String cloud : arguments.clouds) {
      for (int points : arguments.points) {
        GeneratedPair pair = new GeneratedPair(MapArguments.name(cloud), points, arguments.seed);
        job.generate(pair);
        for (String cost : arguments.costs) {
          Comparison comparison = compare(pair, MapArguments.cost(cost));
          comparison.runRows().forEach(row -> results.println(MarkdownTable.line(row)));
          found.add(comparison);
        }
      }
    }
    besideOthers(found);
    ratios(found);
  }

  private void warmUp() {
    int points = Math.min(WARM_UP_POINTS, Collections.max(arguments.points));
    GeneratedPair pair =
        new GeneratedPair(MapArguments.name(arguments.clouds.get(0)), points, arguments.seed);
    progress.println("warm-up: " + pair);
    job.generate(pair);
    for (String cost : arguments.costs) {
      job.map(MapArguments.cost(cost), WARM_UP_ROUNDS);
    }
  }

  private Comparison compare(GeneratedPair pair, GroundCost cost) {
    progress.println(pair + " " + cost + ": optimum, mini-batch");
    OptionalDouble optimum = optima.of(pair, cost);
    OptionalDouble miniBatch = MiniBatch.meanCost(pair, cost);
    OptionalDouble meanShift =
        optimum.isPresent() && cost == GroundCost.SQEUCLIDEAN
            ? OptionalDouble.of(MeanShift.squared(pair))
            : OptionalDouble.empty();
    List<Measurement> runs = new ArrayList<>();
    for (String rounds : arguments.rounds) {
      progress.println(pair + " " + cost + ": hiref, rounds " + rounds);
      runs.add(measure(cost, rounds));
    }
    return new Comparison(pair, cost, arguments.rounds, runs, optimum, miniBatch, meanShift);
  }

  private Measurement measure(GroundCost cost, String rounds) {
    List<Measurement> repeats = new ArrayList<>();
    for (int i = 0; i < arguments.repeats; i++) {
      repeats.add(job.map(cost, rounds));
    }
    return Measurement.ofRepeats(repeats);
  }

  private String conditions() {
    return """
        Spark local[2] on %d cores, Java %s, heap of at most %d MB, %s kernels, seed %d, after a warm-up run. Seconds are of the \
        whole job, reading, writing and checking included, the start of the session excluded; CPU seconds are of the process, \
        compiler and garbage collector included%s. Peak heap counts garbage not yet collected. Excess is over the exact \
        optimum, which is known to n = %d; without mean shift: of the cost less the squared distance of the means, which \
        every one-to-one map pays."""
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            Runtime.version(),
            Runtime.getRuntime().maxMemory() >> 20,
            Kernels.vectorised() ? "SIMD" : "plain",
            arguments.seed,
            arguments.repeats == 1 ? "" : "; medians of " + arguments.repeats + " runs",
            Optima.MOST_POINTS);
  }

  private void besideOthers(List<Comparison> found) {
    OtherSystems others = OtherSystems.read();
    results.println();
    results.println(
        """
        Excess over the optimum in per cent, CPU seconds in brackets; "over best": over the least cost found in that \
        comparison, where no optimum is known. Mini-batch on the same clouds: batches of 1024, each assigned exactly, once. \
        The columns after it are other systems: same distribution, other seed, measured 2026-11-22 on a 2-core machine \
        under load, one thread (BSP-OT: two, wall seconds); empty where not measured.
        """);
    results.println(MarkdownTable.heading(Comparison.otherColumns(arguments.rounds, others)));
    found.forEach(each -> results.println(MarkdownTable.line(each.otherRow(others))));
  }

  private void ratios(List<Comparison> found) {
    PythonSolvers python = new PythonSolvers(arguments.work);
    results.println();
    results.println("Ratios in this run");
    results.println();
    results.println(
        """
        Measured / reference; of mean costs, by how much the measured one is greater. Wall seconds are of the whole job with \
        --rematch-rounds %s, its bound excluded, two threads; in memory likewise, without tables. CPU seconds of the in-memory \
        map, default settings, are of the process, garbage collector included, costs included; those of assignments and of \
        other solvers are of one thread, with the matrix of costs ready. Assignments: means over blocks of %d random points; \
        warm: from final potentials, each blurred by 1 %%. %s.
        """
            .formatted(
                arguments.rounds.get(0),
                BlockAssignments.SIZE,
                String.join(", ", python.conditions())));
    results.println(MarkdownTable.heading(Ratio.COLUMNS));
    new MapRatios(arguments, python, progress)
        .measure(found, ratio -> results.println(MarkdownTable.line(ratio.row())));
  }
}
