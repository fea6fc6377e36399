package io.remblai.job;

import io.remblai.job.argument.ArgumentValues;
import io.remblai.job.argument.Problems;
import io.remblai.job.hiref.group.PairingOptions;
import io.remblai.job.hiref.mass.MassOptions;
import io.remblai.job.hiref.mass.Ratio;
import io.remblai.job.hiref.quality.QualityOptions;
import io.remblai.job.hiref.unequal.MatchOptions;
import io.remblai.job.hiref.unequal.Unequal;
import io.remblai.job.hiref.warm.WarmOptions;
import io.remblai.refine.SplitOptions.Splitter;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** The options of {@code hiref} that say how much of each row is matched, as text. */
final class MassArguments {

  /** What follows the number of sources that share a target. */
  private static final String SHARED = ":1";

  @Option(
      names = "--weight-col",
      order = 8,
      paramLabel = "NAME",
      description =
          "Column of the rows' weights, in both tables: numbers, at least 0; brought to a sum of 1"
              + " in each table. Rows share partners by mass. Default: all rows weigh the same.")
  String weight;

  @Option(
      names = "--ratio",
      order = 8,
      paramLabel = "K",
      defaultValue = "1",
      description =
          "Targets that each source gets, none of them twice: a whole number from 1 to 1000000; or"
              + " K:1, K sources for each target. Default: ${DEFAULT-VALUE}.")
  String ratio;

  /**
   * The options as a record; empty if anything is wrong, and then the problems say what.
   *
   * @param match which rows are matched at all
   * @param splitter as it was typed; null where the parser could not find it
   */
  Optional<MassOptions> read(
      Optional<MatchOptions> match, String splitter, ArgumentValues values, Problems problems) {
    values.present("--weight-col", weight);
    Optional<Ratio> partners = ratio(values);
    boolean several = partners.filter(given -> !given.isOne()).isPresent();
    boolean limited = match.filter(given -> given.maxCost().isPresent()).isPresent();
    if (weight != null && several) {
      problems.add("--weight-col and --ratio exclude each other");
    }
    if (weight != null && limited) {
      problems.add("--weight-col couples every row; leave out --max-cost");
    }
    if (weight != null && splitter != null && isLowRank(splitter)) {
      problems.add("--weight-col is not for --splitter frlc; leave out one of them");
    }
    if (several && limited) {
      problems.add("--ratio gives every row its partners; leave out --max-cost");
    }
    if (several && match.filter(given -> given.unequal() == Unequal.COUPLING).isPresent()) {
      problems.add("--ratio counts partners; leave out --unequal coupling");
    }
    return problems.isEmpty()
        ? partners.map(given -> new MassOptions(Optional.ofNullable(weight), given))
        : Optional.empty();
  }

  /** Adds what cannot be asked of couplings by weight and of maps with several partners. */
  static void check(
      MassOptions masses,
      PairingOptions pairing,
      QualityOptions quality,
      WarmOptions warm,
      Problems problems) {
    if (masses.isDefault()) {
      return;
    }
    String mass = masses.weight().isPresent() ? "--weight-col" : "--ratio";
    if (pairing.isGrouped() || !pairing.calipers().isEmpty()) {
      problems.add(mass + " is of all rows with all; leave out --group-cols and --caliper");
    }
    if (quality.isAny()) {
      problems.add(
          mass + " gives rows several partners; leave out --quality, --balance and --balance-cols");
    }
    if (warm.from().isPresent()) {
      problems.add(mass + " starts from nothing; leave out --warm-from");
    }
  }

  private static boolean isLowRank(String splitter) {
    return splitter.strip().equals(ArgumentValues.written(Splitter.FRLC));
  }

  private Optional<Ratio> ratio(ArgumentValues values) {
    if (ratio == null) {
      return Optional.empty();
    }
    String text = ratio.strip();
    boolean shared = text.endsWith(SHARED);
    String number = shared ? text.substring(0, text.length() - SHARED.length()) : text;
    OptionalLong partners = values.wholeNumber("--ratio", number, 1, Ratio.MOST);
    if (partners.isEmpty()) {
      return Optional.empty();
    }
    int count = (int) partners.getAsLong();
    return Optional.of(shared ? new Ratio(1, count) : new Ratio(count, 1));
  }
}
