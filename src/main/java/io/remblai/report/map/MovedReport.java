package io.remblai.report.map;

import io.remblai.report.KeyNumber;
import io.remblai.report.Numbers;
import io.remblai.report.Report;
import io.remblai.report.Section;
import io.remblai.report.Verdict;
import io.remblai.report.run.Facts;
import io.remblai.report.run.RunSections;
import io.remblai.summary.MovedSummary;
import java.util.ArrayList;
import java.util.List;

/** Puts together what there is to say of rows that a map was applied to. */
public final class MovedReport {

  /** As many rows outside are to be expected: farther than 99 % of sources are from each other. */
  private static final double USUAL = 0.02;

  private static final double MANY = 0.1;

  /** A search that finds fewer of the nearest sources deserves a word. */
  private static final double FOUND = 0.9;

  private final Facts manifest;
  private final long mapped;
  private final long outside;
  private final double found;

  private MovedReport(Facts manifest) {
    this.manifest = manifest;
    this.mapped = manifest.count("counts", "mapped").orElse(0L);
    this.outside = manifest.count("counts", "outside").orElse(0L);
    this.found = manifest.number("derived", "nearest_found").orElse(1.0);
  }

  /** The report of at least one row. */
  public static Report of(Facts manifest, MovedSummary rows) {
    MovedReport report = new MovedReport(manifest);
    RunSections run = new RunSections(manifest);
    List<Section> sections = new ArrayList<>();
    sections.add(
        new Section(
            "Distance to what the map was made of", new DistanceFigures(manifest, rows).parts()));
    sections.add(new Section("Where the time went", List.of(run.seconds())));
    sections.add(run.quality(List.of("input")));
    sections.add(run.settings());
    return new Report(
        "%s taken where a map takes them"
            .formatted(report.mapped == 1 ? "One row" : Numbers.count(report.mapped) + " rows"),
        run.lead(),
        report.verdict(),
        report.numbers(run),
        sections,
        run.maker());
  }

  private double part() {
    return mapped == 0 ? 0 : (double) outside / mapped;
  }

  private Verdict verdict() {
    List<String> advice = new ArrayList<>();
    if (part() > USUAL) {
      advice.add(
          "Where the map takes rows outside is a guess. Make the map anew with rows like these"
              + " among its source, or leave out rows whose column outside is true.");
    }
    if (found < FOUND) {
      advice.add(
          "The search missed the nearest source of %s of a sample; a greater --block-rows finds more."
              .formatted(Numbers.percent(1 - found)));
    }
    Verdict.Tone tone =
        part() > MANY
            ? Verdict.Tone.POOR
            : part() > USUAL || found < FOUND ? Verdict.Tone.FAIR : Verdict.Tone.GOOD;
    return new Verdict(
        tone,
        outside == 0
            ? "Every row lies among the rows that the map was made of."
            : "%s of the rows lie outside of what the map was made of: farther from every source row than 99 %% of these are from each other."
                .formatted(Numbers.percent(part())),
        advice);
  }

  private List<KeyNumber> numbers(RunSections run) {
    List<KeyNumber> numbers = new ArrayList<>();
    numbers.add(
        new KeyNumber(
            "Rows mapped",
            Numbers.count(mapped),
            manifest
                .count("map", "pairs")
                .map(pairs -> "by a map of %s pairs".formatted(Numbers.count(pairs)))
                .orElse("")));
    numbers.add(
        new KeyNumber("Outside", Numbers.count(outside), Numbers.percent(part()) + " of the rows"));
    numbers.add(new KeyNumber("Nearest found", Numbers.percent(found), "of a sample of the rows"));
    numbers.add(
        new KeyNumber(
            "Smoothing",
            manifest.text("configuration", "smoothing").orElse("unknown"),
            manifest
                .count("derived", "neighbors")
                .map(k -> k == 1 ? "one neighbour" : Numbers.count(k) + " neighbours")
                .orElse("")));
    numbers.add(new KeyNumber("Time", Numbers.seconds(run.total()), ""));
    return numbers;
  }
}
