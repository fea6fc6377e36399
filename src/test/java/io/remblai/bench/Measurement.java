package io.remblai.bench;

import java.util.List;
import java.util.Optional;

/**
 * One measured run of {@code hiref}, or of its solver alone.
 *
 * @param meanCost mean over the pairs
 * @param rounds rematching rounds that were run
 * @param wallSeconds of the whole job
 * @param cpuSeconds of the process meanwhile, compiler and garbage collector included
 * @param peakHeapBytes see {@link PeakHeap}
 * @param bound what was certified, where a bound was taken
 */
record Measurement(
    double meanCost,
    long rounds,
    double wallSeconds,
    double cpuSeconds,
    long peakHeapBytes,
    Optional<CertifiedBound> bound) {

  /** Wall seconds, those of the bound excluded. */
  double mapSeconds() {
    return wallSeconds - bound.map(CertifiedBound::seconds).orElse(0.0);
  }

  /**
   * Several runs of one configuration as one: median times, greatest heap.
   *
   * @throws IllegalStateException if they did not find the same map
   */
  static Measurement ofRepeats(List<Measurement> runs) {
    Measurement first = runs.get(0);
    if (runs.stream().anyMatch(run -> run.meanCost != first.meanCost)) {
      throw new IllegalStateException("repeats found different maps: " + runs);
    }
    return new Measurement(
        first.meanCost,
        first.rounds,
        median(runs.stream().map(Measurement::wallSeconds).toList()),
        median(runs.stream().map(Measurement::cpuSeconds).toList()),
        runs.stream().mapToLong(Measurement::peakHeapBytes).max().orElseThrow(),
        bound(runs));
  }

  private static Optional<CertifiedBound> bound(List<Measurement> runs) {
    List<Double> seconds =
        runs.stream().flatMap(run -> run.bound.stream()).map(CertifiedBound::seconds).toList();
    return runs.get(0).bound.map(first -> new CertifiedBound(first.lowerBound(), median(seconds)));
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get((sorted.size() - 1) / 2);
  }
}
