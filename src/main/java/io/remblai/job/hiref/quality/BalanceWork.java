package io.remblai.job.hiref.quality;

import io.remblai.geometry.GroundCost;
import io.remblai.spark.PairBlock;
import io.remblai.spark.Side;
import io.remblai.spark.balance.MapBalance;
import io.remblai.spark.balance.NamedColumns;
import io.remblai.spark.input.CheckedClouds;
import io.remblai.spark.input.Scaling;
import io.remblai.spark.output.PairTable;
import io.remblai.spark.table.TableSpec.NumericColumns;
import io.remblai.summary.BalanceLine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;

/** Measures the balance of what the options name. */
final class BalanceWork {

  private final SparkSession session;
  private final QualityOptions options;
  private final CheckedClouds clouds;

  BalanceWork(SparkSession session, QualityOptions options, CheckedClouds clouds) {
    this.session = session;
    this.options = options;
    this.clouds = clouds;
  }

  /** The lines of the coordinates, then of the named columns. */
  List<BalanceLine> of(JavaRDD<PairBlock> pairs, GroundCost cost) {
    MapBalance balance = new MapBalance(clouds.source(), clouds.target(), pairs);
    List<BalanceLine> lines = new ArrayList<>();
    if (options.balance()) {
      Scaling scaling = clouds.scaling();
      // Under the cosine cost points are directions, which have no unit.
      boolean scaled = cost != GroundCost.COSINE;
      lines.addAll(
          balance.coordinates(
              coordinates(),
              k -> scaled ? scaling.scale(k) : 1,
              k -> scaled ? scaling.shift(k) : 0));
    }
    if (!options.balanceColumns().isEmpty()) {
      lines.addAll(
          balance.named(
              options.balanceColumns(),
              named(Side.SOURCE),
              named(Side.TARGET),
              (points, side) -> PairTable.ids(session, points, clouds.idType(side))));
    }
    return lines;
  }

  /** Refuses columns that are not there, or of another type, before there is any work. */
  void check() {
    if (!options.balanceColumns().isEmpty()) {
      named(Side.SOURCE);
      named(Side.TARGET);
    }
  }

  private NamedColumns named(Side side) {
    return NamedColumns.of(session, clouds.spec(side), options.balanceColumns());
  }

  private List<String> coordinates() {
    var features = clouds.spec(Side.SOURCE).features();
    int shown = Math.min(clouds.dim(), MapBalance.MOST_COORDINATES);
    if (features instanceof NumericColumns numbers) {
      return numbers.columns().subList(0, shown);
    }
    String column = features.columns().get(0);
    return IntStream.range(0, shown).mapToObj(k -> column + "[" + k + "]").toList();
  }
}
