package io.remblai.spark.input;

import io.remblai.spark.table.RejectReason;
import io.remblai.spark.table.VectorRows;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.Function2;

/** Checks the rows of a partition and sums the columns of those that are usable. */
final class StatisticsPass implements VectorRows.RowFunction<StatisticsPass.Result> {

  private static final long serialVersionUID = 1;

  private final boolean deviations;
  private final int dim; // 0: that of the partition's first usable row

  StatisticsPass(boolean deviations) {
    this(deviations, 0);
  }

  private StatisticsPass(boolean deviations, int dim) {
    this.deviations = deviations;
    this.dim = dim;
  }

  /** The same pass with a known dimension. */
  StatisticsPass withDim(int known) {
    return new StatisticsPass(deviations, known);
  }

  @Override
  public Iterator<Result> call(VectorRows.Cursor rows) {
    Result result = new Result();
    if (dim != 0) {
      result.summary.assume(dim);
    }
    int width = dim;
    while (rows.hasNext()) {
      Optional<RejectReason> reason = rows.next();
      if (reason.isEmpty()) {
        int length = rows.length();
        result.summary.meet(length);
        if (width == 0) {
          width = length;
          result.summary.assume(width);
        }
        if (length == width) {
          result.summary.accept();
          result.statistics(width, deviations).add(rows.widened());
          continue;
        }
        reason = Optional.of(RejectReason.WRONG_LENGTH);
      }
      RejectReason why = reason.get();
      result.summary.reject(why, why == RejectReason.NULL_ID ? null : rows.id());
    }
    return List.of(result).iterator();
  }

  /** Summary and sums of some rows. This class is NOT thread safe. */
  static final class Result implements Serializable {
    private static final long serialVersionUID = 1;
    private final ReadSummary summary = new ReadSummary();
    private ColumnStatistics statistics; // null while no row was usable, or lengths disagree

    ReadSummary summary() {
      return summary;
    }

    /** The sums; present if the summary accepted rows and its parts assumed rightly. */
    Optional<ColumnStatistics> statistics() {
      return Optional.ofNullable(statistics);
    }

    private ColumnStatistics statistics(int width, boolean deviations) {
      if (statistics == null) {
        statistics = new ColumnStatistics(width, deviations);
      }
      return statistics;
    }

    /** Sums of parts that assumed different lengths are of no use: the pass will be repeated. */
    Result mergeWith(Result other) {
      summary.mergeWith(other.summary);
      if (statistics == null) {
        statistics = other.statistics;
      } else if (other.statistics != null && other.statistics.dim() == statistics.dim()) {
        statistics.mergeWith(other.statistics);
      }
      return this;
    }
  }

  /** Merges two results; exact sums make the order irrelevant. */
  static final class Merge implements Function2<Result, Result, Result> {
    private static final long serialVersionUID = 1;

    @Override
    public Result call(Result left, Result right) {
      return left.mergeWith(right);
    }
  }
}
