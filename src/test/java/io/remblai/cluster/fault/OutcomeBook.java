package io.remblai.cluster.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The outcomes of all runs so far, in a file, and the table of them. */
final class OutcomeBook {

  private final Path file;

  /**
   * @param file one line for each outcome; need not exist
   */
  OutcomeBook(Path file) {
    this.file = file;
  }

  void forgetAll() throws IOException {
    Files.deleteIfExists(file);
  }

  void add(Outcome outcome) throws IOException {
    Files.writeString(
        file, outcome.line() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  List<Outcome> outcomes() throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    return Files.readAllLines(file).stream().map(Outcome::parse).toList();
  }

  /**
   * The table in Markdown: one row for each fault that was tried, in the order of the catalogue.
   */
  List<String> table() throws IOException {
    Map<String, List<Outcome>> byFault =
        outcomes().stream().collect(Collectors.groupingBy(Outcome::fault));
    List<String> lines = new ArrayList<>();
    lines.add("| fault | how it is injected | runs | outcome | seconds |");
    lines.add("| --- | --- | --- | --- | --- |");
    for (Fault fault : Faults.all()) {
      List<Outcome> runs = byFault.get(fault.name());
      if (runs != null) {
        lines.add(
            "| `%s`: %s | %s | %d | %s | %s |"
                .formatted(
                    fault.name(),
                    fault.what(),
                    fault.how(),
                    runs.size(),
                    results(runs),
                    seconds(runs)));
      }
    }
    return lines;
  }

  private static String results(List<Outcome> runs) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Outcome run : runs) {
      String missed =
          run.remark().contains(TrialRunner.NO_SIGN) ? ", but no sign of the fault" : "";
      counts.merge((run.good() ? "" : "**failed**: ") + run.result() + missed, 1, Integer::sum);
    }
    return counts.entrySet().stream()
        .map(count -> count.getValue() + " x " + count.getKey())
        .collect(Collectors.joining("; "));
  }

  private static String seconds(List<Outcome> runs) {
    double[] sorted = runs.stream().mapToDouble(Outcome::seconds).sorted().toArray();
    return String.format(Locale.ROOT, "%.0f to %.0f", sorted[0], sorted[sorted.length - 1]);
  }
}
