package io.remblai.bench;

import io.remblai.bench.Ratio.Unit;
import io.remblai.geometry.DemoCloudName;
import io.remblai.geometry.GroundCost;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Measures references of the maps that were found, and sets the figures beside each other. */
final class MapRatios {

  private static final String DEFAULT_ROUNDS = "auto";

  private final MapArguments arguments;
  private final PythonSolvers python;
  private final PrintStream progress;

  MapRatios(MapArguments arguments, PythonSolvers python, PrintStream progress) {
    this.arguments = arguments;
    this.python = python;
    this.progress = progress;
  }

  /**
   * Measures what the comparisons of a run are held against.
   *
   * @param listener told of each ratio soon after it is known
   */
  void measure(List<Comparison> found, Consumer<Ratio> listener) {
    for (String cloud : arguments.clouds) {
      for (String cost : arguments.costs) {
        DemoCloudName name = MapArguments.name(cloud);
        GroundCost ground = MapArguments.cost(cost);
        ofCloud(name, ground, found).forEach(listener);
      }
    }
  }

  private List<Ratio> ofCloud(DemoCloudName name, GroundCost cost, List<Comparison> found) {
    List<Comparison> sizes =
        found.stream()
            .filter(each -> each.pair().name().equals(name) && each.cost() == cost)
            .sorted(Comparator.comparingInt((Comparison each) -> each.pair().points()).reversed())
            .toList();
    List<Ratio> ratios = new ArrayList<>();
    if (arguments.inMemory) {
      ratios.add(overInMemory(sizes.get(0)));
    }
    sizes.stream()
        .filter(each -> each.pair().points() < sizes.get(0).pair().points())
        .findFirst()
        .ifPresent(smaller -> ratios.add(growth(sizes.get(0), smaller)));
    sizes.stream()
        .filter(each -> each.pair().points() <= Optima.MOST_POINTS)
        .findFirst()
        .ifPresent(each -> ratios.addAll(overSimplex(each.pair(), cost)));
    ratios.addAll(assignments(name, cost));
    sizes.forEach(each -> ratios.addAll(certificate(each)));
    return ratios;
  }

  private Ratio overInMemory(Comparison largest) {
    GeneratedPair pair = largest.pair();
    progress.println(pair + " " + largest.cost() + ": in memory");
    warmUp(pair, largest.cost());
    Measurement inMemory =
        measureInMemory(pair, largest.cost(), arguments.rounds.get(0), arguments.repeats);
    return new Ratio(
        "wall: Spark job over in-memory solver",
        pair,
        largest.cost(),
        Unit.SECONDS,
        largest.runs().get(0).mapSeconds(),
        Optional.of(inMemory.wallSeconds()),
        Goals.spark(pair));
  }

  private static Ratio growth(Comparison larger, Comparison smaller) {
    return new Ratio(
        "wall: over that of n = " + smaller.pair().points(),
        larger.pair(),
        larger.cost(),
        Unit.SECONDS,
        larger.runs().get(0).mapSeconds(),
        Optional.of(smaller.runs().get(0).mapSeconds()),
        Goals.growth(larger.pair(), smaller.pair()));
  }

  private List<Ratio> overSimplex(GeneratedPair pair, GroundCost cost) {
    progress.println(pair + " " + cost + ": in memory, network simplex");
    warmUp(pair, cost);
    Measurement map = measureInMemory(pair, cost, DEFAULT_ROUNDS, arguments.repeats);
    Optional<PythonSolvers.Optimum> simplex = python.emd(pair, cost);
    return List.of(
        new Ratio(
            "CPU: in-memory map over ot.emd",
            pair,
            cost,
            Unit.SECONDS,
            map.cpuSeconds(),
            simplex.map(PythonSolvers.Optimum::cpuSeconds),
            Goals.simplexTime(pair)),
        new Ratio(
            "mean cost: in-memory map over ot.emd",
            pair,
            cost,
            Unit.COST,
            map.meanCost(),
            simplex.map(PythonSolvers.Optimum::meanCost),
            Goals.excess(pair, cost)));
  }

  private List<Ratio> assignments(DemoCloudName name, GroundCost cost) {
    progress.println(name + " " + cost + ": assignments of one block");
    BlockAssignments.Times times = new BlockAssignments(python).of(name, arguments.seed, cost);
    GeneratedPair block = new GeneratedPair(name, BlockAssignments.SIZE, arguments.seed);
    return List.of(
        new Ratio(
            "CPU: cold assignment over scipy's",
            block,
            cost,
            Unit.MILLISECONDS,
            times.cold(),
            times.reference(),
            Goals.cold(name)),
        new Ratio(
            "CPU: warm assignment over scipy's",
            block,
            cost,
            Unit.MILLISECONDS,
            times.warm(),
            times.reference(),
            Goals.warm(name)));
  }

  /** Nothing where no bound was asked for. */
  private List<Ratio> certificate(Comparison comparison) {
    Measurement run = comparison.runs().get(0);
    if (arguments.certify.isEmpty() || run.bound().isEmpty()) {
      return List.of();
    }
    CertifiedBound bound = run.bound().orElseThrow();
    boolean full = arguments.certify.equals("full");
    GeneratedPair pair = comparison.pair();
    List<Ratio> ratios = new ArrayList<>();
    ratios.add(
        new Ratio(
            "mean cost: over certified bound, " + arguments.certify,
            pair,
            comparison.cost(),
            Unit.COST,
            run.meanCost(),
            Optional.of(bound.lowerBound()).filter(value -> value > 0),
            full ? Goals.gap(pair) : ""));
    ratios.add(
        new Ratio(
            "wall: bound over the rest of the job, " + arguments.certify,
            pair,
            comparison.cost(),
            Unit.SECONDS,
            bound.seconds(),
            Optional.of(run.mapSeconds()),
            full ? Goals.boundTime(pair) : ""));
    return ratios;
  }

  private void warmUp(GeneratedPair pair, GroundCost cost) {
    int points = Math.min(Optima.MOST_POINTS, pair.points());
    InMemoryMap.measure(new GeneratedPair(pair.name(), points, pair.seed()), cost, DEFAULT_ROUNDS);
  }

  private static Measurement measureInMemory(
      GeneratedPair pair, GroundCost cost, String rounds, int repeats) {
    List<Measurement> runs = new ArrayList<>();
    for (int i = 0; i < repeats; i++) {
      runs.add(InMemoryMap.measure(pair, cost, rounds));
    }
    return Measurement.ofRepeats(runs);
  }
}
