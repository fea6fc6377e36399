package io.remblai.job.verify;

import static org.apache.spark.sql.functions.col;

import io.remblai.geometry.GroundCost;
import io.remblai.job.output.Manifest;
import io.remblai.spark.output.PairTable;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Recomputes every cost in double from the inputs' own vectors; {@link CostPass} tells how far a
 * pair may be off. The mean may be off by the mean of the rounding plus 1e-6 of it, since errors of
 * pairs have no common sign.
 */
final class CostCheck {

  private static final double MEAN_TOLERANCE = 1e-6;

  private final CostPass pass;
  private final double recordedMean;
  private final boolean weighted;

  CostCheck(Manifest manifest) {
    this.pass =
        new CostPass(
            GroundCost.valueOf(manifest.configured("cost").orElse("").toUpperCase(Locale.ROOT)),
            array(manifest.numbers("scaling", "shift")),
            array(manifest.numbers("scaling", "scale")));
    this.weighted = MassCheck.isCoupling(manifest);
    this.recordedMean = manifest.number("cost", "mean").orElse(Double.NaN);
  }

  /** Checks the pairs against the points (id, vector) of both sides. */
  List<Check> of(Dataset<Row> pairs, Dataset<Row> source, Dataset<Row> target) {
    CostPass.Found found = new CostPass.Found();
    joined(pairs, source, target)
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .mapPartitions(pass)
        .collect()
        .forEach(found::mergeWith);
    double mean = found.meanCost();
    double room = MEAN_TOLERANCE * mean + found.meanRounding();
    Check each =
        new Check(
            "pair costs",
            found.wrong() == 0,
            found.wrong() == 0
                ? String.format(Locale.ROOT, "%,d recomputed from the inputs", found.pairs())
                : String.format(
                    Locale.ROOT,
                    "%,d of %,d recomputed from the inputs differ, first at source ids %s",
                    found.wrong(),
                    found.pairs(),
                    String.join(", ", found.firstWrong())));
    if (weighted) {
      return List.of(each); // The mean is by mass, and checked with the marginals.
    }
    return List.of(
        each,
        new Check(
            "mean cost",
            Math.abs(mean - recordedMean) <= room,
            String.format(Locale.ROOT, "%.10g recomputed, %.10g recorded", mean, recordedMean)));
  }

  /** Source id as text, cost, x, y. */
  private static Dataset<Row> joined(Dataset<Row> pairs, Dataset<Row> source, Dataset<Row> target) {
    Dataset<Row> x = source.toDF("x_id", "x");
    Dataset<Row> y = target.toDF("y_id", "y");
    return pairs
        .select(PairTable.SOURCE_ID, PairTable.TARGET_ID, PairTable.COST)
        .join(x, col(PairTable.SOURCE_ID).equalTo(col("x_id")))
        .join(y, col(PairTable.TARGET_ID).equalTo(col("y_id")))
        .select(
            col(PairTable.SOURCE_ID).cast("string"),
            col(PairTable.COST).cast("double"),
            col("x"),
            col("y"));
  }

  private static double[] array(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
