package io.remblai.report.map;

import io.remblai.refine.StageRecord;
import io.remblai.report.KeyNumber;
import io.remblai.report.Numbers;
import io.remblai.report.Report;
import io.remblai.report.Section;
import io.remblai.report.Section.Note;
import io.remblai.report.Section.Part;
import io.remblai.report.run.Facts;
import io.remblai.report.run.RunSections;
import io.remblai.summary.BalanceLine;
import io.remblai.summary.MapSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts together what there is to say of a one-to-one map. */
public final class MapReport {

  private MapReport() {}

  /**
   * The report.
   *
   * @param manifest of the run
   * @param stages in the order they ran
   * @param pairs what the pairs come to
   * @param unseen why the points cannot be shown; empty if they can
   * @param balance of columns; empty: it is not known
   */
  public static Report of(
      Facts manifest,
      List<StageRecord> stages,
      MapSummary pairs,
      Optional<String> unseen,
      List<BalanceLine> balance) {
    RunSections run = new RunSections(manifest);
    KnownBound bound = KnownBound.of(manifest);
    List<Section> sections = new ArrayList<>();
    sections.add(progress(stages, bound, run));
    sections.add(new Section("Cost of the pairs", new CostFigures(manifest, pairs).parts()));
    sections.add(new Section("Where points go", places(manifest, pairs, unseen)));
    if (!balance.isEmpty()) {
      sections.add(new Section("Balance of the columns", BalanceFigures.of(balance)));
    }
    sections.add(new Section("Blocks", BlockFigures.of(pairs.blockSizes())));
    sections.add(run.quality(List.of("source", "target")));
    sections.add(run.settings());
    return new Report(
        "One-to-one map of %s points".formatted(count(manifest)),
        run.lead(),
        MapVerdict.of(manifest, bound),
        numbers(manifest, bound, run),
        sections,
        run.maker());
  }

  private static String count(Facts manifest) {
    return manifest.count("counts", "pairs").map(Numbers::count).orElse("an unknown number of");
  }

  private static List<KeyNumber> numbers(Facts manifest, KnownBound bound, RunSections run) {
    List<KeyNumber> numbers = new ArrayList<>();
    numbers.add(
        new KeyNumber(
            "Pairs",
            count(manifest),
            manifest
                .count("dim")
                .map(d -> d == 1 ? "one dimension" : Numbers.count(d) + " dimensions")
                .orElse("")));
    numbers.add(
        new KeyNumber(
            "Mean cost",
            manifest.number("cost", "mean").map(Numbers::of).orElse("unknown"),
            manifest.text("configuration", "cost").orElse("")));
    bound
        .best()
        .ifPresent(
            best ->
                numbers.add(
                    new KeyNumber("Lower bound", Numbers.down(best.value()), best.standing())));
    bound
        .best()
        .flatMap(KnownBound.Level::gap)
        .ifPresent(
            gap ->
                numbers.add(
                    new KeyNumber(
                        "Gap", Numbers.percentUp(gap), bound.best().orElseThrow().gapStanding())));
    manifest
        .number("quality", "mean_confidence")
        .ifPresent(
            mean ->
                numbers.add(new KeyNumber("Mean confidence", Numbers.brief(mean), "of a pair")));
    manifest
        .number("balance", "max_smd_after")
        .ifPresent(
            smd ->
                numbers.add(
                    new KeyNumber(
                        "Largest difference", Numbers.brief(smd), "standardised, after matching")));
    numbers.add(new KeyNumber("Time", Numbers.seconds(run.total()), ""));
    return numbers;
  }

  private static Section progress(List<StageRecord> stages, KnownBound bound, RunSections run) {
    StageFigures figures = new StageFigures(stages, bound);
    List<Part> parts = new ArrayList<>();
    parts.addAll(figures.staircases());
    figures.seconds().ifPresent(parts::add);
    parts.add(run.seconds());
    parts.add(figures.table());
    bound.table().ifPresent(parts::add);
    return new Section("How the cost came down", parts);
  }

  private static List<Part> places(Facts manifest, MapSummary pairs, Optional<String> unseen) {
    if (pairs.picture().isPresent()) {
      return new PlaceFigures(manifest, pairs.picture().get(), pairs.costs().size()).parts();
    }
    return List.of(
        new Note(
            unseen
                .map(why -> "The points cannot be shown: " + why)
                .orElse("Points of one coordinate have no plane to be shown in.")));
  }
}
