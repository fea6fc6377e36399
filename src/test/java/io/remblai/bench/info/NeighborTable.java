package io.remblai.bench.info;

import io.remblai.bench.MarkdownTable;
import io.remblai.info.Estimate;
import io.remblai.info.PairedEstimator;
import io.remblai.info.Rows;
import io.remblai.info.neighbor.Ksg;
import io.remblai.math.CounterRandom;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Seconds that the nearest-neighbour estimators take over all rows of a sample. */
final class NeighborTable {

  private static final double CORRELATION = 0.6;

  private final int repeats;

  NeighborTable(int repeats) {
    this.repeats = repeats;
  }

  /** A sample size and what it may take. */
  private record Case(int points, int dim, String goal) {}

  void print(PrintStream results, PrintStream progress) {
    results.println(
        ("Nearest neighbours, k = 5, every row a query, normal vectors whose coordinates correlate by"
                + " %s pairwise; two threads, medians of %d.")
            .formatted(CORRELATION, repeats));
    results.println();
    results.println(
        MarkdownTable.heading(
            List.of("estimator", "N", "dimensions", "seconds", "at most", "nats", "exact")));
    for (Case each :
        List.of(
            new Case(100_000, 1, "20"),
            new Case(100_000, 3, ""),
            new Case(20_000, 25, "120"),
            new Case(1_000_000, 1, ""))) {
      for (Ksg.Form form : Ksg.Form.values()) {
        progress.println(each + ", KSG " + form);
        results.println(MarkdownTable.line(row(each, new Ksg(form, 5, Integer.MAX_VALUE, 0))));
      }
    }
  }

  private List<String> row(Case each, PairedEstimator estimator) {
    Rows x = normal(each, 0);
    Rows noise = normal(each, 1);
    double[] values = new double[noise.values().length];
    for (int at = 0; at < values.length; at++) {
      values[at] =
          CORRELATION * x.values()[at]
              + Math.sqrt(1 - CORRELATION * CORRELATION) * noise.values()[at];
    }
    Rows y = new Rows(values, each.points(), each.dim());
    List<Double> seconds = new ArrayList<>();
    Estimate found = null;
    for (int r = 0; r < repeats; r++) {
      long start = System.nanoTime();
      found = estimator.estimate(x, y);
      seconds.add((System.nanoTime() - start) / 1e9);
    }
    double exact = -0.5 * each.dim() * Math.log(1 - CORRELATION * CORRELATION);
    return List.of(
        estimator.name(),
        String.format(Locale.ROOT, "%,d", each.points()),
        each.dim() + " + " + each.dim(),
        Written.seconds(Written.median(seconds)),
        each.goal(),
        Written.nats(found.nats()),
        Written.nats(exact));
  }

  private static Rows normal(Case each, long stream) {
    CounterRandom random = new CounterRandom(1, stream);
    double[] values = new double[each.points() * each.dim()];
    for (int at = 0; at < values.length; at++) {
      values[at] = random.normal(at);
    }
    return new Rows(values, each.points(), each.dim());
  }
}
