package io.remblai.report.coupling;

import io.remblai.report.KeyNumber;
import io.remblai.report.Numbers;
import io.remblai.report.Report;
import io.remblai.report.Section;
import io.remblai.report.Section.Part;
import io.remblai.report.Verdict;
import io.remblai.report.Verdict.Tone;
import io.remblai.report.run.Facts;
import io.remblai.report.run.RunSections;
import io.remblai.summary.CouplingSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts together what there is to say of a coupling of low rank. */
public final class CouplingReport {

  private CouplingReport() {}

  /** The report of a run, from its manifest and tables. */
  public static Report of(Facts manifest, CouplingSummary coupling) {
    RunSections run = new RunSections(manifest);
    CouplingFigures figures = new CouplingFigures(coupling);
    List<Section> sections = new ArrayList<>();
    sections.add(new Section("The latent coupling", figures.latent()));
    sections.add(new Section("Components", figures.components()));
    List<Part> progress = new ArrayList<>(new TraceFigures(coupling.trace()).parts());
    progress.add(run.seconds());
    sections.add(new Section("How the objective came down", progress));
    sections.add(run.quality(List.of("source", "target")));
    sections.add(run.settings());
    return new Report(
        "Coupling of %s with %s points".formatted(points(manifest, "q"), points(manifest, "r")),
        run.lead(),
        verdict(manifest),
        numbers(manifest, run),
        sections,
        run.maker());
  }

  private static String points(Facts manifest, String side) {
    return manifest.count("counts", side).map(Numbers::count).orElse("an unknown number of");
  }

  private static Verdict verdict(Facts manifest) {
    boolean converged = manifest.says("convergence", "converged");
    String iterations =
        manifest
            .count("convergence", "iterations")
            .map(Numbers::count)
            .orElse("an unknown number of");
    List<String> advice = new ArrayList<>();
    if (!converged) {
      advice.add(
          "The last iteration still gained %s of the whole improvement: --max-iter allows more."
              .formatted(
                  manifest
                      .number("convergence", "last_change")
                      .map(Numbers::percent)
                      .orElse("some")));
    }
    manifest
        .number("sampled_cost", "relative_error")
        .filter(error -> error > 0.05)
        .ifPresent(
            error ->
                advice.add(
                    "The sampled cost errs by %s: --cost-rank allows more factors."
                        .formatted(Numbers.percent(error))));
    return new Verdict(
        converged ? (advice.isEmpty() ? Tone.GOOD : Tone.FAIR) : Tone.POOR,
        ("%s source and %s target points are coupled through %s components at an objective of "
                + "%s%s; the solver %s after %s iterations.")
            .formatted(
                points(manifest, "q"),
                points(manifest, "r"),
                manifest.text("configuration", "rank").orElse("an unknown number of"),
                manifest.number("objective", "value").map(Numbers::of).orElse("unknown size"),
                saved(manifest).map(part -> ", " + part).orElse(""),
                converged ? "converged" : "stopped without having converged",
                iterations),
        advice);
  }

  /** By how much the objective is below that of coupling everything with everything. */
  private static Optional<String> saved(Facts manifest) {
    Optional<Double> independent = manifest.number("objective", "of_independent_coupling");
    Optional<Double> value = manifest.number("objective", "value");
    return independent
        .filter(all -> all > 0 && value.isPresent())
        .map(
            all ->
                "%s of the %s of coupling everything with everything"
                    .formatted(Numbers.percent(value.get() / all), Numbers.of(all)));
  }

  private static List<KeyNumber> numbers(Facts manifest, RunSections run) {
    List<KeyNumber> numbers = new ArrayList<>();
    add(
        numbers,
        "Objective",
        manifest.number("objective", "value").map(Numbers::of),
        manifest.text("configuration", "objective").map(CouplingReport::named).orElse(""));
    add(numbers, "Rank", manifest.text("configuration", "rank"), "components of either side");
    add(
        numbers,
        "Iterations",
        manifest.count("convergence", "iterations").map(Numbers::count),
        "of the best start");
    add(
        numbers,
        "Marginal error",
        manifest.number("convergence", "marginal_error").map(Numbers::brief),
        "of the coupling's marginals");
    add(
        numbers,
        "Information",
        manifest
            .number("information", "mutual_information_estimate")
            .map(nats -> Numbers.brief(nats) + " nats"),
        manifest
            .number("information", "mutual_information_standard_error")
            .filter(error -> error > 0)
            .map(error -> "about a point's partner; standard error " + Numbers.brief(error))
            .orElse("about a point's partner"));
    add(numbers, "Time", Optional.of(Numbers.seconds(run.total())), "");
    return numbers;
  }

  private static String named(String objective) {
    return switch (objective) {
      case "w" -> "mean cost of the coupling";
      case "gw" -> "Gromov-Wasserstein: distances within both clouds";
      case "fgw" -> "mean cost and distances within both clouds";
      default -> objective;
    };
  }

  private static void add(
      List<KeyNumber> numbers, String name, Optional<String> value, String remark) {
    value.ifPresent(text -> numbers.add(new KeyNumber(name, text, remark)));
  }
}
