package io.remblai.job.verify;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import io.remblai.job.output.Manifest;
import io.remblai.spark.Side;
import io.remblai.spark.output.CouplingTable;
import io.remblai.spark.output.MarginalCheck;
import io.remblai.spark.output.PairTable;
import io.remblai.spark.output.PartnerCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Checks how much of each row is in pairs: masses by weight, and numbers of partners. */
final class MassCheck {

  private static final double COST_TOLERANCE = 1e-9;

  /** What follows the number of sources that share a target in {@code --ratio}. */
  private static final String SHARED = ":1";

  private final Manifest manifest;

  MassCheck(Manifest manifest) {
    this.manifest = manifest;
  }

  /** Whether the pairs of an output are the entries of a coupling. */
  static boolean isCoupling(Manifest manifest) {
    return manifest.number("coupling", "entries").isPresent();
  }

  /** Whether a row of a side may be in several pairs. */
  boolean isShared(Side side) {
    return isCoupling(manifest) || partners(side) > 1;
  }

  private int partners(Side side) {
    String ratio = manifest.configured("ratio").orElse("1");
    boolean ofTargets = ratio.endsWith(SHARED);
    String number = ofTargets ? ratio.substring(0, ratio.length() - SHARED.length()) : ratio;
    return ofTargets == (side == Side.TARGET) ? Integer.parseInt(number) : 1;
  }

  List<Check> of(Dataset<Row> pairs, RecordedInput source, RecordedInput target) {
    List<Check> checks = new ArrayList<>();
    if (isCoupling(manifest)) {
      checks.add(marginals(pairs, source, target));
    }
    if (partners(Side.SOURCE) > 1 || partners(Side.TARGET) > 1) {
      checks.add(ratio(pairs));
    }
    return checks;
  }

  private Check ratio(Dataset<Row> pairs) {
    List<String> problems = new ArrayList<>();
    problems.addAll(PartnerCheck.problems(pairs, PairTable.SOURCE_ID, partners(Side.SOURCE)));
    problems.addAll(PartnerCheck.problems(pairs, PairTable.TARGET_ID, partners(Side.TARGET)));
    return new Check(
        "ratio",
        problems.isEmpty(),
        problems.isEmpty()
            ? "%,d to %,d".formatted(partners(Side.TARGET), partners(Side.SOURCE))
            : String.join("; ", problems));
  }

  private Check marginals(Dataset<Row> pairs, RecordedInput source, RecordedInput target) {
    List<String> problems = new ArrayList<>();
    problems.addAll(marginals(pairs, source, PairTable.SOURCE_ID));
    problems.addAll(marginals(pairs, target, PairTable.TARGET_ID));
    long entries = pairs.count();
    if (entries > accepted("source") + accepted("target") - 1) {
      problems.add(entries + " entries are more than rows");
    }
    double cost =
        pairs.agg(sum(col(CouplingTable.MASS).multiply(col(PairTable.COST)))).first().getDouble(0);
    double recorded = manifest.number("cost", "mean").orElse(Double.NaN);
    if (!(Math.abs(cost - recorded) <= COST_TOLERANCE * Math.abs(recorded))) {
      problems.add("masses times costs are %s, not %s".formatted(cost, recorded));
    }
    return new Check(
        "marginals",
        problems.isEmpty(),
        problems.isEmpty()
            ? String.format(Locale.ROOT, "exact, %,d entries", entries)
            : String.join("; ", problems));
  }

  /** Rows that are not in pairs are for the books of ids to find; their weights do not count. */
  private List<String> marginals(Dataset<Row> pairs, RecordedInput input, String id) {
    Optional<Dataset<Row>> weights = input.weights();
    if (weights.isEmpty()) {
      return MarginalCheck.problems(pairs, id, accepted(input.side().toString()));
    }
    Dataset<Row> paired = pairs.select(col(id).as("paired_id")).distinct();
    Dataset<Row> given = weights.get();
    return MarginalCheck.problems(
        pairs,
        id,
        given
            .join(paired, given.col("id").equalTo(paired.col("paired_id")))
            .select(given.col("id"), given.col("weight")));
  }

  private long accepted(String side) {
    return manifest.number(side, "accepted").orElse(0.0).longValue();
  }
}
