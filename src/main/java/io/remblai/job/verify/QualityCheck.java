package io.remblai.job.verify;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.when;

import io.remblai.job.output.Manifest;
import io.remblai.spark.output.PairTable;
import io.remblai.spark.output.QualityTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Checks what was written of the quality of pairs and of the balance of columns. */
final class QualityCheck {

  private static final double MEAN_TOLERANCE = 1e-9;

  private final Manifest manifest;

  QualityCheck(Manifest manifest) {
    this.manifest = manifest;
  }

  /**
   * The checks of what the run was asked to write.
   *
   * @param balance the table, read where there is one
   */
  List<Check> of(Dataset<Row> pairs, Supplier<Dataset<Row>> balance) {
    List<Check> checks = new ArrayList<>();
    if (asked("quality")) {
      checks.add(quality(pairs));
    }
    if (asked("balance") || manifest.configured("balance-cols").isPresent()) {
      checks.add(balance(balance.get()));
    }
    return checks;
  }

  private boolean asked(String option) {
    return manifest.configured(option).equals(Optional.of("true"));
  }

  /** Confidences are shares; a pair whose exchange would gain is not the likelier one. */
  private Check quality(Dataset<Row> pairs) {
    List<String> columns = Arrays.asList(pairs.columns());
    if (!columns.contains(QualityTable.CONFIDENCE)) {
      return new Check("quality", false, "pairs has no column " + QualityTable.CONFIDENCE);
    }
    Column confidence = col(QualityTable.CONFIDENCE);
    Column margin = col(QualityTable.MARGIN);
    Column possible = confidence.isNotNull().and(confidence.between(lit(0), lit(1)));
    // A margin below zero by more than what rounding leaves of the cost.
    Column gains = margin.lt(col(PairTable.COST).multiply(lit(-1e-4)));
    Column sound =
        possible
            .and(margin.isNull().or(abs(margin).lt(Double.POSITIVE_INFINITY)))
            .and(col(QualityTable.MUTUAL_NEAREST).isNotNull())
            .and(not(functions.coalesce(gains, lit(false)).and(confidence.gt(0.5 + 1e-3))));
    List<String> first = VerifyJob.firstIds(pairs.filter(not(sound)));
    if (!first.isEmpty()) {
      return new Check("quality", false, "impossible at source ids " + String.join(", ", first));
    }
    Row means =
        pairs.agg(avg(confidence), avg(col(QualityTable.MUTUAL_NEAREST).cast("double"))).first();
    boolean agrees =
        means.isNullAt(0)
            || (near(means.getDouble(0), "mean_confidence")
                && near(means.getDouble(1), "share_mutual_nearest"));
    return new Check(
        "quality",
        agrees,
        agrees
            ? means.isNullAt(0)
                ? "no pairs"
                : String.format(Locale.ROOT, "mean confidence %.4f", means.getDouble(0))
            : "the means of the columns are not those of the manifest");
  }

  private boolean near(double written, String name) {
    return Math.abs(written - manifest.number("quality", name).orElse(Double.NaN))
        <= MEAN_TOLERANCE;
  }

  /** Counts are those of the books, and differences follow from means and variances. */
  private Check balance(Dataset<Row> balance) {
    List<String> problems = new ArrayList<>();
    long lines = balance.count();
    if (manifest.number("balance", "columns").orElse(-1.0) != lines) {
      problems.add(lines + " lines are not what the manifest counts");
    }
    double n = manifest.number("source", "accepted").orElse(0.0);
    double m = manifest.number("target", "accepted").orElse(0.0);
    double pairs = manifest.number("counts", "pairs").orElse(0.0);
    Column counted =
        col("n")
            .leq(n)
            .and(col("m").leq(m))
            .and(col("n_matched").leq(functions.least(col("n"), lit(pairs))))
            .and(col("m_matched").leq(functions.least(col("m"), lit(pairs))));
    Column sd = sqrt(col("variance_source_before").plus(col("variance_target_before")).divide(2));
    Column sound = counted.and(follows(sd, "before")).and(follows(sd, "after"));
    List<Row> wrong = balance.filter(not(sound)).select("column").takeAsList(VerifyJob.SHOWN);
    if (!wrong.isEmpty()) {
      problems.add("wrong in the lines of " + wrong);
    }
    return new Check(
        "balance",
        problems.isEmpty(),
        problems.isEmpty()
            ? String.format(Locale.ROOT, "%,d columns", lines)
            : String.join("; ", problems));
  }

  /** Where nothing varies, or nothing is there, there is no difference to be told. */
  private static Column follows(Column sd, String when) {
    Column smd = col("smd_" + when);
    Column difference = col("mean_source_" + when).minus(col("mean_target_" + when));
    Column told = sd.gt(0).and(difference.isNotNull());
    Column off = abs(smd.multiply(sd).minus(difference));
    Column room =
        greatest(abs(difference), abs(col("mean_source_" + when)), sd).multiply(MEAN_TOLERANCE);
    return when(told, smd.isNotNull().and(off.leq(room))).otherwise(smd.isNull());
  }
}
