package io.remblai.report.run;

import io.remblai.report.Chart;
import io.remblai.report.Figure;
import io.remblai.report.Numbers;
import io.remblai.report.Section;
import io.remblai.report.Section.Note;
import io.remblai.report.Section.Part;
import io.remblai.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Sections that a manifest fills by itself. */
public final class RunSections {

  private final Facts manifest;

  public RunSections(Facts manifest) {
    this.manifest = manifest;
  }

  /** Who made the result. */
  public String maker() {
    return "Remblai "
        + manifest.text("versions", "remblai").orElse("of unknown version")
        + ", run "
        + manifest.text("run_id").orElse("unknown");
  }

  /** What ran, on what, when: one sentence. */
  public String lead() {
    String inputs =
        manifest.names("inputs").stream()
            .map(name -> manifest.text("inputs", name, "name").orElse(name))
            .distinct()
            .collect(Collectors.joining(" and "));
    return "remblai %s on %s, begun %s, took %s."
        .formatted(
            manifest.text("command").orElse("run"),
            inputs,
            moment(manifest.text("started").orElse("at an unknown time")),
            Numbers.seconds(total()));
  }

  /** Without fractions of a second. */
  private static String moment(String instant) {
    return instant.replaceFirst("\\.\\d+Z$", "Z").replace('T', ' ').replaceFirst("Z$", " UTC");
  }

  /** Seconds of all steps. */
  public double total() {
    return manifest.numbers("seconds").values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Seconds of each step of the run. */
  public Figure seconds() {
    Map<String, Double> seconds = manifest.numbers("seconds");
    Map.Entry<String, Double> longest =
        seconds.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .orElse(Map.entry("no step", 0.0));
    List<List<String>> rows = new ArrayList<>();
    seconds.forEach((step, time) -> rows.add(List.of(step, Numbers.of(time))));
    return new Figure(
        "seconds",
        "Seconds by step",
        "The steps took %s in all; the longest was %s with %s."
            .formatted(
                Numbers.seconds(total()), longest.getKey(), Numbers.seconds(longest.getValue())),
        "Wall time. Publishing itself is not in it.",
        Chart.of(Chart.Kind.BARS)
            .with("names", List.copyOf(seconds.keySet()))
            .with("values", List.copyOf(seconds.values()))
            .with("axis", "seconds"),
        new Table("Seconds by step", List.of(Table.text("step"), Table.number("seconds")), rows));
  }

  /**
   * What was read, what of it was of no use, and the warnings.
   *
   * @param sides names of the tables that the manifest counts rows of; none: it counts them once
   */
  public Section quality(List<String> sides) {
    List<Part> parts = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    List<List<String>> reasons = new ArrayList<>();
    for (String side : sides) {
      rows.add(
          List.of(
              side,
              manifest.text("inputs", side, "name").orElse("unknown"),
              count(side, "rows"),
              count(side, "accepted"),
              count(side, "rejected")));
      manifest
          .numbers(side, "rejected_by_reason")
          .forEach((why, n) -> reasons.add(List.of(side, why, Numbers.count(n.longValue()))));
    }
    if (sides.isEmpty()) {
      manifest
          .numbers("rejected_by_reason")
          .forEach((why, n) -> reasons.add(List.of("input", why, Numbers.count(n.longValue()))));
    } else {
      parts.add(
          new Table(
              "Rows read",
              List.of(
                  Table.text("table"),
                  Table.text("from"),
                  Table.number("rows"),
                  Table.number("used"),
                  Table.number("set aside")),
              rows));
    }
    parts.add(
        reasons.isEmpty()
            ? new Note("Every row could be used.")
            : new Table(
                "Rows set aside",
                List.of(Table.text("table"), Table.text("reason"), Table.number("rows")),
                reasons));
    List<String> warnings = manifest.texts("warnings");
    if (!warnings.isEmpty()) {
      parts.add(
          new Table(
              "Warnings",
              List.of(Table.text("what to know")),
              warnings.stream().map(List::of).toList()));
    }
    return new Section("Data quality", parts);
  }

  private String count(String side, String what) {
    return manifest.count(side, what).map(Numbers::count).orElse("unknown");
  }

  /** Every option in force, versions and inputs. */
  public Section settings() {
    List<List<String>> inputs = new ArrayList<>();
    for (String name : manifest.names("inputs")) {
      inputs.add(
          List.of(
              name,
              manifest.text("inputs", name, "name").orElse("unknown"),
              manifest.count("inputs", name, "files").map(Numbers::count).orElse("unknown"),
              manifest.count("inputs", name, "bytes").map(Numbers::count).orElse("unknown")));
    }
    List<List<String>> identity = new ArrayList<>();
    for (String name :
        List.of("run_id", "status", "started", "finished", "fingerprint", "kernels")) {
      manifest.text(name).ifPresent(value -> identity.add(List.of(name, value)));
    }
    return new Section(
        "Settings and versions",
        List.of(
            pairs("Options in force", "option", manifest.entries("configuration")),
            new Table(
                "Inputs",
                List.of(
                    Table.text("table"),
                    Table.text("from"),
                    Table.number("files"),
                    Table.number("bytes")),
                inputs),
            pairs("Versions", "of", manifest.entries("versions")),
            new Table("Run", List.of(Table.text("name"), Table.text("value")), identity)));
  }

  private static Table pairs(String title, String name, Map<String, String> entries) {
    List<List<String>> rows = new ArrayList<>();
    entries.forEach((key, value) -> rows.add(List.of(key, value)));
    return new Table(title, List.of(Table.text(name), Table.text("value")), rows);
  }
}
