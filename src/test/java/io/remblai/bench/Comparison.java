package io.remblai.bench;

import io.remblai.geometry.GroundCost;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * All that was found on one pair of clouds under one cost, as rows of Markdown tables.
 *
 * @param rounds {@code --rematch-rounds} of each run
 * @param runs what each run found
 * @param optimum least mean cost, where known
 * @param miniBatch mean cost of {@link MiniBatch}, where run
 * @param meanShift see {@link MeanShift}; empty where the cost is not squared Euclidean or no
 *     optimum is known
 */
record Comparison(
    GeneratedPair pair,
    GroundCost cost,
    List<String> rounds,
    List<Measurement> runs,
    OptionalDouble optimum,
    OptionalDouble miniBatch,
    OptionalDouble meanShift) {

  static final List<String> RUN_COLUMNS =
      List.of(
          "cloud",
          "n",
          "cost",
          "--rematch-rounds",
          "mean cost",
          "excess, %",
          "without mean shift, %",
          "wall, s",
          "CPU, s",
          "peak heap, MB",
          "rounds run");

  /** One row for each run. */
  List<List<String>> runRows() {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      Measurement run = runs.get(i);
      List<String> row = new ArrayList<>(key());
      row.add(rounds.get(i));
      row.add(text("%.7g", run.meanCost()));
      row.add(optimum.isPresent() ? excess(run.meanCost(), optimum.getAsDouble(), 0) : "");
      row.add(
          meanShift.isPresent()
              ? excess(run.meanCost(), optimum.orElseThrow(), meanShift.getAsDouble())
              : "");
      row.add(text("%.1f", run.wallSeconds()));
      row.add(text("%.1f", run.cpuSeconds()));
      row.add(text("%d", run.peakHeapBytes() >> 20));
      row.add(text("%d", run.rounds()));
      rows.add(row);
    }
    return rows;
  }

  /** Headings of {@link #otherRow}. */
  static List<String> otherColumns(List<String> rounds, OtherSystems others) {
    List<String> columns = new ArrayList<>(List.of("cloud", "n", "cost"));
    rounds.forEach(number -> columns.add("Remblai, rounds " + number));
    columns.add("mini-batch 1024, same clouds");
    columns.addAll(others.methods());
    return columns;
  }

  /** The runs beside other systems. */
  List<String> otherRow(OtherSystems others) {
    List<String> row = new ArrayList<>(key());
    for (Measurement run : runs) {
      row.add(overReference(run.meanCost()) + text(" (%.1f s)", run.cpuSeconds()));
    }
    row.add(miniBatch.isPresent() ? overReference(miniBatch.getAsDouble()) : "");
    row.addAll(others.cells(pair, cost));
    return row;
  }

  private List<String> key() {
    return List.of(
        pair.name().toString(),
        String.valueOf(pair.points()),
        cost.name().toLowerCase(Locale.ROOT));
  }

  /** Over the optimum or, where it is not known, over the best found on these clouds. */
  private String overReference(double found) {
    if (optimum.isPresent()) {
      return excess(found, optimum.getAsDouble(), 0);
    }
    double best =
        Stream.concat(runs.stream().map(Measurement::meanCost), miniBatch.stream().boxed())
            .min(Double::compare)
            .orElseThrow();
    return found == best ? "best" : excess(found, best, 0) + " over best";
  }

  private static String excess(double found, double reference, double shift) {
    return text("%.4f", 100 * (found - reference) / (reference - shift));
  }

  /** Numbers are written alike in every locale. */
  private static String text(String format, Object value) {
    return String.format(Locale.ROOT, format, value);
  }
}
