package io.remblai.spark.info.label;

import io.remblai.info.soft.histogram.SoftHistogram;
import io.remblai.spark.info.Dims;
import io.remblai.spark.info.Groups;
import io.remblai.spark.info.InfoTable;
import io.remblai.spark.info.soft.LabelDraws;
import io.remblai.spark.info.soft.SoftSettings;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/**
 * Soft information of label columns whose labels do not fit a task: one pass over the rows and one
 * shuffle, in which the shares of a row travel to its label and to its chance labels, 4 m bytes
 * each; those of a label that is frequent in a partition are summed first.
 */
public final class ManyLabels {

  /** Sums of shares and of their squares of the labels that meet in one task: 32 MB. */
  private static final long MOST_CELLS = 1 << 21;

  private final InfoTable table;
  private final SoftSettings settings;
  private final int[] columns;
  private final long labels;

  /**
   * Of no rows yet.
   *
   * @param columns label columns, in the order in which their histograms are numbered
   */
  public ManyLabels(InfoTable table, Groups groups, SoftSettings settings, int[] columns) {
    this.table = table;
    this.settings = settings;
    this.columns = columns.clone();
    this.labels = Arrays.stream(columns).mapToLong(groups::labels).sum();
  }

  /**
   * What all labels come to.
   *
   * @param dims the right length of each group; other rows are left out
   */
  public LabelSums sum(
      JavaSparkContext context, Broadcast<LabelDraws> draws, Map<Long, Dims> dims) {
    Broadcast<Map<Long, Dims>> right = context.broadcast(new HashMap<>(dims));
    try {
      return finished(draws, right)
          .mapPartitions(new FinishLabels())
          .treeReduce(new LabelSums.Merge());
    } finally {
      right.destroy();
    }
  }

  /**
   * The labels themselves, each as a {@link LabelRow}: they stay where they are finished.
   *
   * @param draws of no use, as there are no chance labels here
   * @param dims the right length of each group, and so which rows count
   */
  public JavaRDD<Row> each(Broadcast<LabelDraws> draws, Broadcast<Map<Long, Dims>> dims) {
    return finished(draws, dims).flatMap(new EachLabel(columns));
  }

  private JavaRDD<Tuple2<LabelKey, SoftHistogram>> finished(
      Broadcast<LabelDraws> draws, Broadcast<Map<Long, Dims>> dims) {
    return JavaPairRDD.fromJavaRDD(table.map(new LabelPass(settings, columns, draws, dims)))
        .partitionBy(new HashPartitioner(partitions()))
        .mapPartitions(new MeetLabels(settings, dims));
  }

  private int partitions() {
    double cells = (double) labels * (1 + settings.nulls()) * settings.x().count();
    return (int) Math.min(1 << 30, 1 + cells / MOST_CELLS);
  }
}
