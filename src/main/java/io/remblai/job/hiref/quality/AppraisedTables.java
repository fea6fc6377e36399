package io.remblai.job.hiref.quality;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.remblai.spark.balance.BalanceTable;
import io.remblai.spark.output.PairTable.PairRows;
import io.remblai.spark.output.QualityTable;
import io.remblai.spark.quality.MapQuality;
import io.remblai.spark.quality.QualifiedPairs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;

/** An appraisal as tables, and as what must be in them. */
public final class AppraisedTables {

  /** Two means of the same numbers differ by the order of summation only. */
  private static final double MEAN_TOLERANCE = 1e-9;

  private final SparkSession session;
  private final QualityOptions options;
  private final Appraisal appraisal;

  public AppraisedTables(SparkSession session, QualityOptions options, Appraisal appraisal) {
    this.session = session;
    this.options = options;
    this.appraisal = appraisal;
  }

  /** The pairs with their quality, if it was asked for. */
  public Optional<Dataset<Row>> pairs(
      boolean certified, DataType sourceId, DataType targetId, PairRows rows) {
    if (!options.columns()) {
      return Optional.empty();
    }
    JavaRDD<QualifiedPairs> pairs =
        appraisal
            .quality()
            .map(MapQuality::pairs)
            .orElseGet(() -> JavaSparkContext.fromSparkContext(session.sparkContext()).emptyRDD());
    return Optional.of(QualityTable.of(session, pairs, certified, sourceId, targetId, rows));
  }

  /** The balance, if it was asked for. */
  public Optional<Dataset<Row>> balance() {
    return options.tellsBalance()
        ? Optional.of(BalanceTable.of(session, appraisal.balance()))
        : Optional.empty();
  }

  /** What is wrong with the qualities of pairs that were written. */
  public List<String> problems(Dataset<Row> pairs) {
    if (appraisal.quality().isEmpty()) {
      return List.of();
    }
    Column confidence = col(QualityTable.CONFIDENCE);
    // NaN is greater than any number in Spark's order.
    Column possible = confidence.isNotNull().and(confidence.between(lit(0), lit(1)));
    Row row =
        pairs
            .agg(
                sum(when(possible, 0L).otherwise(1L)),
                avg(confidence),
                avg(col(QualityTable.MUTUAL_NEAREST).cast("double")))
            .first();
    List<String> problems = new ArrayList<>();
    if (row.getLong(0) > 0) {
      problems.add(row.getLong(0) + " confidences are not in [0, 1]");
      return problems;
    }
    var totals = appraisal.quality().get().totals();
    compare("mean confidence", row.getDouble(1), totals.meanConfidence(), problems);
    compare("share of mutually nearest", row.getDouble(2), totals.shareMutual(), problems);
    return problems;
  }

  private static void compare(String what, double written, double found, List<String> problems) {
    if (!(Math.abs(written - found) <= MEAN_TOLERANCE)) {
      problems.add(what + " " + written + " is not " + found);
    }
  }
}
