package io.remblai.spark.info.discrete;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log;
import static org.apache.spark.sql.functions.sum;

import io.remblai.info.LocalMoments;
import io.remblai.spark.info.Dims;
import io.remblai.spark.info.EstimateLine;
import io.remblai.spark.info.Groups;
import io.remblai.spark.info.InfoTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Information of two label columns over all rows that have both: plug-in, {@code sum p ln(p / (p_x
 * p_y))}, and less the bias {@code (K_xy - K_x - K_y + 1) / (2 n)} of Miller and Madow, K the
 * labels or pairs that occur. The standard error is that of the mean of {@code ln(p / (p_x p_y))}
 * over rows, the ceiling the smaller of the entropies.
 *
 * <p>The null deals the second labels out with replacement from their frequencies, by the keys of
 * the rows. Four shuffles, whose rows are pairs of labels that occur; what comes to the driver is
 * one row for each group, pair of columns and draw.
 */
public final class PairInformation {

  private static final String OF_FIRST = "of_first";
  private static final String OF_SECOND = "of_second";

  private PairInformation() {}

  /**
   * One plug-in and one corrected line for each group and pair.
   *
   * @param dims the right lengths of each group; other rows are left out
   */
  public static List<EstimateLine> estimate(
      SparkSession session,
      InfoTable table,
      Groups groups,
      DiscreteSettings settings,
      Broadcast<Map<Long, Dims>> dims) {
    Map<List<Long>, PairSums> found = new HashMap<>();
    try (PairCounts counts = new PairCounts(session, table, groups, settings, dims)) {
      for (Row row : summed(counts.cells()).collectAsList()) {
        found.put(List.of(row.getLong(0), (long) row.getInt(1), (long) row.getInt(2)), sums(row));
      }
    }
    List<EstimateLine> lines = new ArrayList<>();
    for (long group : groups.keys()) {
      for (int p = 0; p < settings.pairs().size() && dims.value().containsKey(group); p++) {
        List<PairSums> draws = new ArrayList<>();
        for (long draw = 0; draw <= settings.nulls(); draw++) {
          PairSums sums = found.get(List.of(group, (long) p, draw));
          if (sums != null) {
            draws.add(sums);
          }
        }
        add(group, settings.pairs().get(p).name(), draws, lines);
      }
    }
    return lines;
  }

  /** Group, pair, draw, then the numbers of {@link PairSums}. */
  private static Dataset<Row> summed(Dataset<Row> cells) {
    WindowSpec byFirst =
        Window.partitionBy(PairCounts.GROUP, PairCounts.PAIR, PairCounts.DRAW, PairCounts.FIRST);
    WindowSpec bySecond =
        Window.partitionBy(PairCounts.GROUP, PairCounts.PAIR, PairCounts.DRAW, PairCounts.SECOND);
    Column c = col(PairCounts.COUNT);
    Column ratio = log(c).minus(log(col(OF_FIRST))).minus(log(col(OF_SECOND)));
    return cells
        .withColumn(OF_FIRST, sum(c).over(byFirst))
        .withColumn("part_of_first", lit(1.0).divide(count(lit(1)).over(byFirst)))
        .withColumn(OF_SECOND, sum(c).over(bySecond))
        .withColumn("part_of_second", lit(1.0).divide(count(lit(1)).over(bySecond)))
        .groupBy(PairCounts.GROUP, PairCounts.PAIR, PairCounts.DRAW)
        .agg(
            sum(c).as("n"),
            count(lit(1)).as("cells"),
            sum("part_of_first").as("firsts"), // the parts of a label add up to one
            sum("part_of_second").as("seconds"),
            sum(c.multiply(log(col(OF_FIRST)))).as("logs_of_first"),
            sum(c.multiply(log(col(OF_SECOND)))).as("logs_of_second"),
            sum(c.multiply(ratio)).as("ratios"),
            sum(c.multiply(ratio).multiply(ratio)).as("squares"));
  }

  private static PairSums sums(Row row) {
    return new PairSums(
        row.getLong(3),
        row.getLong(4),
        Math.round(row.getDouble(5)),
        Math.round(row.getDouble(6)),
        row.getDouble(7),
        row.getDouble(8),
        row.getDouble(9),
        row.getDouble(10));
  }

  private static void add(long group, String name, List<PairSums> draws, List<EstimateLine> lines) {
    EstimateLine plain = EstimateLine.of(group, "discrete", "information", name);
    lines.add(plain);
    if (draws.isEmpty()) {
      plain.warning("no row of this group has both labels");
      return;
    }
    PairSums real = draws.get(0);
    EstimateLine corrected = EstimateLine.of(group, "discrete", "information_corrected", name);
    lines.add(corrected);
    plain.estimate(real.plugIn());
    corrected.estimate(real.corrected());
    List<PairSums> chance = draws.subList(1, draws.size());
    if (!chance.isEmpty()) {
      plain.nullMean(mean(chance.stream().mapToDouble(s -> s.plugIn().nats()).toArray()));
      corrected.nullMean(mean(chance.stream().mapToDouble(s -> s.corrected().nats()).toArray()));
    }
  }

  private static double mean(double[] values) {
    return LocalMoments.of(values).mean();
  }
}
