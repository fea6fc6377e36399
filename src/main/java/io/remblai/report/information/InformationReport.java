package io.remblai.report.information;

import io.remblai.report.KeyNumber;
import io.remblai.report.Numbers;
import io.remblai.report.Report;
import io.remblai.report.Section;
import io.remblai.report.Section.Note;
import io.remblai.report.Section.Part;
import io.remblai.report.Verdict;
import io.remblai.report.Verdict.Tone;
import io.remblai.report.run.Facts;
import io.remblai.report.run.RunSections;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts together what there is to say of a table of estimates. */
public final class InformationReport {

  /** Figures beyond which nobody scrolls; every estimate is in the table. */
  private static final int MOST_FIGURES = 12;

  /** What the manifest counts, by name, and what that is called; in order. */
  private static final Map<String, String> KEY_COUNTS = new LinkedHashMap<>();

  static {
    KEY_COUNTS.put("rows", "Rows");
    KEY_COUNTS.put("rows_source", "Source rows");
    KEY_COUNTS.put("rows_target", "Target rows");
    KEY_COUNTS.put("groups", "Groups");
    KEY_COUNTS.put("estimates", "Estimates");
  }

  /** Estimators that look at no vectors. */
  private static final Set<String> OF_LABELS_ALONE = Set.of("discrete", "minimum-entropy-coupling");

  private InformationReport() {}

  /**
   * The report.
   *
   * @param manifest of the run
   * @param groupColumns names of the group columns
   * @param rows the first estimates; the manifest says how many there are
   */
  public static Report of(Facts manifest, List<String> groupColumns, List<EstimateRow> rows) {
    List<PlanePoint> points = new ArrayList<>();
    String pairs = manifest.text("configuration", "label-pairs").orElse("");
    for (String pair : pairs.split(",", -1)) {
      String[] names = pair.split(":", -1);
      if (names.length == 2) {
        points.addAll(EstimatedPlane.points(rows, names[0], names[1]));
      }
    }
    return of(manifest, groupColumns, rows, points, List.of());
  }

  /**
   * The report where the points of the information plane were measured for themselves.
   *
   * @param points of all pairs of labels, those of a trajectory in their order
   * @param bounds that points name
   */
  public static Report of(
      Facts manifest,
      List<String> groupColumns,
      List<EstimateRow> rows,
      List<PlanePoint> points,
      List<PlaneBound> bounds) {
    long more = Math.max(0, manifest.count("estimates").orElse(0L) - rows.size());
    RunSections run = new RunSections(manifest);
    List<Section> sections = new ArrayList<>();
    List<Part> planes = new ArrayList<>(new PlaneFigures(bounds).of(points));
    if (!planes.isEmpty()) {
      sections.add(new Section("Information plane", planes));
    }
    Wording words = divergence(manifest) ? Wording.DIVERGENCE : Wording.INFORMATION;
    sections.add(
        new Section(
            divergence(manifest) ? "Measures" : "Estimates",
            estimates(groupColumns, rows, words, more)));
    sections.add(new Section("Seconds", List.of(run.seconds())));
    sections.add(run.quality(List.of()));
    sections.add(run.settings());
    return new Report(
        title(manifest),
        run.lead(),
        divergence(manifest) ? DriftVerdict.of(manifest, rows) : verdict(manifest, rows, more),
        numbers(manifest, run),
        sections,
        run.maker());
  }

  private static String title(Facts manifest) {
    String vectors = manifest.text("configuration", "features-col").orElse("vectors");
    return (divergence(manifest) ? "Divergence of " : "Information in ") + vectors;
  }

  private static boolean divergence(Facts manifest) {
    return manifest.text("command").equals(Optional.of("divergence"));
  }

  /** Says what was found, and first what not to believe. */
  private static Verdict verdict(Facts manifest, List<EstimateRow> rows, long more) {
    List<String> advice = new ArrayList<>();
    long warned = rows.stream().filter(row -> row.warning().isPresent()).count();
    long chance =
        rows.stream()
            .filter(row -> row.value().isPresent() && row.chance().isPresent())
            .filter(row -> row.chance().get() > row.value().get() / 2)
            .count();
    if (chance > 0) {
      advice.add(
          ("%s estimates are less than twice what chance alone gives: more rows, or information "
                  + "above the null, tell more.")
              .formatted(Numbers.count(chance)));
    }
    if (warned > 0) {
      advice.add(
          "%s estimates carry a warning; it stands beside them.".formatted(Numbers.count(warned)));
    }
    String headline = headline(rows).map(text -> " " + text).orElse("");
    return new Verdict(
        advice.isEmpty() ? Tone.GOOD : Tone.FAIR,
        "%s estimates over %s and %s."
                .formatted(
                    Numbers.count(rows.size() + more),
                    amount(manifest, "groups", "group", "groups"),
                    amount(manifest, "rows", "row", "rows"))
            + headline,
        advice);
  }

  private static String amount(Facts manifest, String name, String one, String many) {
    return manifest
        .count(name)
        .map(count -> Numbers.count(count) + " " + (count == 1 ? one : many))
        .orElse("an unknown number of " + many);
  }

  /** The most information above chance that vectors have, of all estimates that say both. */
  private static Optional<String> headline(List<EstimateRow> rows) {
    EstimateRow best = null;
    double most = 0;
    for (EstimateRow row : rows) {
      if (row.quantity().equals("information")
          && !OF_LABELS_ALONE.contains(row.estimator())
          && row.value().isPresent()
          && row.chance().isPresent()) {
        double above = row.value().get() - row.chance().get();
        if (best == null || above > most) {
          best = row;
          most = above;
        }
      }
    }
    if (best == null) {
      return Optional.empty();
    }
    return Optional.of(
        "The most above chance is %s nats (%s, by chance %s), %s%s, group %s."
            .formatted(
                Numbers.of(most),
                Numbers.of(best.value().orElseThrow()),
                Numbers.of(best.chance().orElseThrow()),
                best.kind(),
                best.labels().map(label -> " about " + label).orElse(""),
                best.groupName()));
  }

  private static List<KeyNumber> numbers(Facts manifest, RunSections run) {
    List<KeyNumber> numbers = new ArrayList<>();
    KEY_COUNTS.forEach(
        (name, title) ->
            manifest
                .count(name)
                .ifPresent(n -> numbers.add(new KeyNumber(title, Numbers.count(n), ""))));
    numbers.add(new KeyNumber("Time", Numbers.seconds(run.total()), ""));
    return numbers;
  }

  private static List<Part> estimates(
      List<String> groupColumns, List<EstimateRow> rows, Wording words, long more) {
    Map<String, List<EstimateRow>> kinds = new LinkedHashMap<>();
    for (EstimateRow row : rows) {
      kinds.computeIfAbsent(row.kind(), kind -> new ArrayList<>()).add(row);
    }
    List<Part> parts = new ArrayList<>();
    if (!groupColumns.isEmpty()) {
      parts.add(new Note("Groups are named by %s.".formatted(String.join(", ", groupColumns))));
    }
    int drawn = 0;
    for (List<EstimateRow> kind : kinds.values()) {
      Optional<Part> figure = IntervalFigures.of(kind, words, drawn + 1).map(Part.class::cast);
      if (figure.isPresent() && drawn < MOST_FIGURES) {
        parts.add(figure.get());
        drawn++;
      }
    }
    parts.add(EstimateTable.of(groupColumns, rows));
    if (more > 0) {
      parts.add(new Note("And %s more in estimates/.".formatted(Numbers.count(more))));
    }
    return parts;
  }
}
