package io.remblai.report.map;

import io.remblai.report.Numbers;
import io.remblai.report.Verdict;
import io.remblai.report.Verdict.Tone;
import io.remblai.report.run.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges a map by its gap. */
final class MapVerdict {

  /** Below this nothing needs to be done. */
  private static final double SMALL = 0.01;

  /** Above this something should be. */
  private static final double LARGE = 0.05;

  private MapVerdict() {}

  static Verdict of(Facts manifest, KnownBound bound) {
    String cost =
        what(manifest)
            + " at a mean cost of %s (%s)"
                .formatted(
                    manifest.number("cost", "mean").map(Numbers::of).orElse("unknown size"),
                    manifest.text("configuration", "cost").orElse("unknown cost"));
    Optional<Double> gap = bound.best().flatMap(KnownBound.Level::gap);
    List<String> advice = new ArrayList<>();
    gate(manifest).ifPresent(advice::add);
    if (gap.isEmpty() || hopeless(bound)) {
      advice.add(howToKnow(manifest));
      return new Verdict(Tone.OPEN, cost + "; how far that is from the best is not known.", advice);
    }
    advice.addAll(howToImprove(manifest, gap.get()));
    return new Verdict(tone(gap.get()), cost + "; " + judgement(bound, gap.get()), advice);
  }

  private static String what(Facts manifest) {
    String pairs = manifest.count("counts", "pairs").map(Numbers::count).orElse("The");
    if (manifest.number("coupling", "entries").isPresent()) {
      return pairs + " pairs of points share the mass of both tables";
    }
    String mapped = pairs + " points are mapped one to one";
    return manifest
        .count("counts", "unmatched")
        .filter(left -> left > 0)
        .map(left -> mapped + ", %s are left out (see unmatched/),".formatted(Numbers.count(left)))
        .orElse(mapped);
  }

  /** Bounds of sums over the clouds alone are too loose to judge a map by. */
  private static boolean hopeless(KnownBound bound) {
    return bound.limit().isEmpty() && bound.best().flatMap(KnownBound.Level::gap).orElse(0.0) > 1;
  }

  private static Tone tone(double gap) {
    return gap <= SMALL ? Tone.GOOD : gap <= LARGE ? Tone.FAIR : Tone.POOR;
  }

  private static String judgement(KnownBound bound, double gap) {
    KnownBound.Level best = bound.best().orElseThrow();
    boolean sure = bound.certified().equals(Optional.of(best));
    if (gap == 0) {
      return sure
          ? "no map costs less."
          : "with 99 % confidence no map costs less, as far as a sample can tell.";
    }
    String proof =
        sure
            ? "certified: no map costs less than " + Numbers.down(best.value())
            : "with 99 %% confidence, from a sample of %s sources; not certified"
                .formatted(bound.sources().map(Numbers::count).orElse("some"));
    return "that is at most %s above the best possible (%s)."
        .formatted(Numbers.percentUp(gap), proof);
  }

  private static Optional<String> gate(Facts manifest) {
    return manifest
        .text("gate", "passed")
        .map(
            passed ->
                passed.equals("true")
                    ? "The gap is within --fail-if-gap-above."
                    : "The gap is above --fail-if-gap-above: the run ended with exit code 4.");
  }

  private static String howToKnow(Facts manifest) {
    return manifest.text("bound", "certify").isEmpty()
        ? "Run with --certify fast for an estimate of the best possible cost, or with --certify "
            + "full"
            + " for a proof."
        : "The bounds found are too loose to judge by: --certify full looks at all pairs of "
            + "points.";
  }

  private static List<String> howToImprove(Facts manifest, double gap) {
    List<String> advice = new ArrayList<>();
    if (gap <= SMALL) {
      return advice;
    }
    if (KnownBound.dualIsMissing(manifest)) {
      advice.add("Part of the gap is the bound's own looseness: --certify full tightens it.");
    }
    if (!manifest.says("cost", "converged")) {
      advice.add("The last rounds still gained: --rematch-rounds N allows more of them.");
    }
    advice.add(
        "Larger groups find more to improve: raise --group-size, and --task-memory with it, or"
            + " --leaf-size.");
    return advice;
  }
}
