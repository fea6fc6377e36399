package io.remblai.bench.info;

import com.fasterxml.jackson.databind.JsonNode;
import io.remblai.bench.MarkdownTable;
import io.remblai.bench.PythonScript;
import io.remblai.info.soft.Precision;
import io.remblai.info.soft.ReferencePoints;
import io.remblai.info.soft.SoftAssignment;
import io.remblai.info.soft.SoftBins;
import io.remblai.info.soft.histogram.SoftHistogram;
import io.remblai.math.CounterRandom;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rows a second of one core that the kernel of soft entropy takes in, beside numpy. */
final class SoftKernelTable {

  private static final int POINTS = 100;

  /** As many rows as the Spark job assigns at once. */
  private static final int BATCH = 256;

  private static final double SECONDS = 3;

  private final int repeats;
  private final PythonScript numpy;

  /**
   * @param repeats medians of so many, taken in turn with numpy's
   * @param numpy prints numpy's speed
   */
  SoftKernelTable(int repeats, PythonScript numpy) {
    this.repeats = repeats;
    this.numpy = numpy;
  }

  void print(PrintStream results, PrintStream progress) {
    results.println(
        ("Soft entropy in memory, m = %d, float, rows per CPU second of one thread, in turn and"
                + " medians of %d. Ours adds the shares, their squares and the rows' own entropies in"
                + " double; numpy adds the shares in float32 (one thread, the best of three batch"
                + " sizes; empty where python3 has no numpy).")
            .formatted(POINTS, repeats));
    results.println();
    results.println(
        MarkdownTable.heading(
            List.of("d", "ours", "numpy float32", "numpy's batch", "ours / numpy")));
    for (int dim : new int[] {64, 768, 4096}) {
      progress.println("soft entropy, d = " + dim);
      results.println(MarkdownTable.line(row(dim)));
    }
  }

  private List<String> row(int dim) {
    List<Double> ours = new ArrayList<>();
    List<Double> others = new ArrayList<>();
    String batch = "";
    rowsPerSecond(dim, SECONDS); // for the compiler
    for (int r = 0; r < repeats; r++) {
      ours.add(rowsPerSecond(dim, SECONDS));
      Optional<JsonNode> found =
          numpy.run(List.of(String.valueOf(dim), String.valueOf(POINTS), String.valueOf(SECONDS)));
      if (found.isPresent()) {
        others.add(found.get().required("rows_per_second").asDouble());
        batch = found.get().required("batch").asText();
      }
    }
    double own = Written.median(ours);
    boolean beside = !others.isEmpty();
    return List.of(
        String.valueOf(dim),
        Written.whole(own),
        beside ? Written.whole(Written.median(others)) : "",
        batch,
        beside ? Written.ratio(own / Written.median(others)) : "");
  }

  private static double rowsPerSecond(int dim, double seconds) {
    SoftBins bins = SoftBins.of(ReferencePoints.fromSeed(1, POINTS, dim));
    SoftAssignment assignment = SoftAssignment.of(bins, Precision.FLOAT);
    SoftHistogram sums = new SoftHistogram(bins);
    float[] rows = new float[BATCH * dim];
    CounterRandom random = new CounterRandom(2, 0);
    for (int at = 0; at < rows.length; at++) {
      rows[at] = (float) random.normal(at);
    }
    long start = cpu();
    double used;
    do {
      sums.add(assignment.assign(rows, BATCH));
      used = (cpu() - start) / 1e9;
    } while (used < seconds);
    return sums.rows() / used;
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
