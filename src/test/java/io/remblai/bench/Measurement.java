package io.remblai.bench;

import java.util.List;

/**
 * One measured run of {@code hiref}.
 *
 * @param meanCost mean over the pairs
 * @param rounds rematching rounds that were run
 * @param wallSeconds of the whole job
 * @param cpuSeconds of the process meanwhile, compiler and garbage collector included
 * @param peakHeapBytes see {@link PeakHeap}
 */
record Measurement(
    double meanCost, long rounds, double wallSeconds, double cpuSeconds, long peakHeapBytes) {

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
        runs.stream().mapToLong(Measurement::peakHeapBytes).max().orElseThrow());
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get((sorted.size() - 1) / 2);
  }
}
