package io.remblai.spark.info.discrete;

import io.remblai.info.coupling.MinimumEntropyCoupling;
import io.remblai.spark.info.Dims;
import io.remblai.spark.info.EstimateLine;
import io.remblai.spark.info.Groups;
import io.remblai.spark.info.InfoTable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.api.java.function.PairFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import scala.Tuple2;

/**
 * The coupling of least entropy of two label columns' frequencies, over the rows that have both:
 * how much they could know about each other at most if one were a function, as far as possible, of
 * the other. Greedy, within one bit of the least; the gap to a lower bound is told.
 *
 * <p>Labels meet by shuffles; one task holds the counts of the labels of a group and pair, 8 bytes
 * each, and works in O(labels ln labels).
 */
public final class PairCoupling {

  private static final String NAME = "minimum-entropy-coupling";

  private PairCoupling() {}

  /**
   * Four lines for each group and pair: the greedy joint entropy, the lower bound of all, the gap
   * between them, and the information of the greedy coupling.
   *
   * @param dims the right lengths of each group; other rows are left out
   */
  public static List<EstimateLine> estimate(
      SparkSession session,
      InfoTable table,
      Groups groups,
      DiscreteSettings settings,
      Broadcast<Map<Long, Dims>> dims) {
    List<EstimateLine> found;
    try (PairCounts counts =
        new PairCounts(session, table, groups, settings.withoutNulls(), dims)) {
      found = lines(settings, counts);
    }
    Map<Long, List<EstimateLine>> byGroup =
        found.stream().collect(Collectors.groupingBy(EstimateLine::group));
    List<EstimateLine> ordered = new ArrayList<>();
    for (long group : groups.keys()) {
      for (int p = 0; p < settings.pairs().size() && dims.value().containsKey(group); p++) {
        String name = settings.pairs().get(p).name();
        List<EstimateLine> own =
            byGroup.getOrDefault(group, List.of()).stream()
                .filter(line -> line.labelSet().equals(name))
                .toList();
        ordered.addAll(own);
        if (own.isEmpty()) {
          ordered.add(
              EstimateLine.of(group, NAME, "joint_entropy", name)
                  .warning("no row of this group has both labels"));
        }
      }
    }
    return ordered;
  }

  private static List<EstimateLine> lines(DiscreteSettings settings, PairCounts counts) {
    return marginal(counts.cells(), PairCounts.FIRST)
        .union(marginal(counts.cells(), PairCounts.SECOND))
        .toJavaRDD()
        .mapToPair(new ByGroupAndPair())
        .aggregateByKey(new Masses(), new AddMass(), new MergeMasses())
        .mapPartitions(new Couple(settings))
        .collect();
  }

  /** Group, pair, whether of the first column, count. */
  private static Dataset<Row> marginal(Dataset<Row> cells, String column) {
    return cells
        .groupBy(PairCounts.GROUP, PairCounts.PAIR, column)
        .agg(functions.sum(PairCounts.COUNT).as(PairCounts.COUNT))
        .select(
            functions.col(PairCounts.GROUP),
            functions.col(PairCounts.PAIR),
            functions.lit(column.equals(PairCounts.FIRST)).as("of_first"),
            functions.col(PairCounts.COUNT));
  }

  /** Keys a count by its group and pair; a named class, see the closure rules. */
  private static final class ByGroupAndPair
      implements PairFunction<Row, Tuple2<Long, Integer>, Tuple2<Boolean, Long>> {
    private static final long serialVersionUID = 1;

    @Override
    public Tuple2<Tuple2<Long, Integer>, Tuple2<Boolean, Long>> call(Row row) {
      return new Tuple2<>(
          new Tuple2<>(row.getLong(0), row.getInt(1)),
          new Tuple2<>(row.getBoolean(2), row.getLong(3)));
    }
  }

  /** Adds a count. */
  private static final class AddMass implements Function2<Masses, Tuple2<Boolean, Long>, Masses> {
    private static final long serialVersionUID = 1;

    @Override
    public Masses call(Masses masses, Tuple2<Boolean, Long> count) {
      return masses.add(count._1(), count._2());
    }
  }

  /** Adds counts to others. */
  private static final class MergeMasses implements Function2<Masses, Masses, Masses> {
    private static final long serialVersionUID = 1;

    @Override
    public Masses call(Masses one, Masses other) {
      return one.mergeWith(other);
    }
  }

  /** Couples what is complete. */
  private static final class Couple
      implements FlatMapFunction<Iterator<Tuple2<Tuple2<Long, Integer>, Masses>>, EstimateLine> {
    private static final long serialVersionUID = 1;

    private final DiscreteSettings settings;

    Couple(DiscreteSettings settings) {
      this.settings = settings;
    }

    @Override
    public Iterator<EstimateLine> call(Iterator<Tuple2<Tuple2<Long, Integer>, Masses>> all) {
      List<EstimateLine> lines = new ArrayList<>();
      while (all.hasNext()) {
        Tuple2<Tuple2<Long, Integer>, Masses> one = all.next();
        long group = one._1()._1();
        String name = settings.pairs().get(one._1()._2()).name();
        long rows = one._2().rows();
        MinimumEntropyCoupling coupling = one._2().coupling();
        double entropy = coupling.jointEntropy();
        double bound = Math.min(coupling.lowerBound(), entropy); // they may differ by rounding
        lines.add(line(group, "joint_entropy", name, rows).nats(entropy));
        lines.add(line(group, "joint_entropy_bound", name, rows).nats(bound));
        lines.add(line(group, "gap", name, rows).nats(entropy - bound));
        lines.add(
            line(group, "information", name, rows)
                .nats(coupling.information())
                .ceiling(Math.min(coupling.entropyP(), coupling.entropyQ())));
      }
      return lines.iterator();
    }

    private static EstimateLine line(long group, String quantity, String name, long rows) {
      return EstimateLine.of(group, NAME, quantity, name).rows(rows, 0);
    }
  }
}
