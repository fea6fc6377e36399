package io.remblai.spark.info.label;

import io.remblai.spark.info.Dims;
import io.remblai.spark.info.InfoTable;
import io.remblai.spark.info.soft.LabelDraws;
import io.remblai.spark.info.soft.SoftSettings;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;

/** Soft information of label columns whose labels do not fit a task. */
public final class ManyLabels {

  private ManyLabels() {}

  /**
   * One pass over the rows and one shuffle of what each partition knows of its labels.
   *
   * @param columns label columns, in the order in which their histograms are numbered
   * @param dims the right length of each group; other rows are left out
   */
  public static LabelSums sum(
      JavaSparkContext context,
      InfoTable table,
      SoftSettings settings,
      int[] columns,
      Broadcast<LabelDraws> draws,
      Map<Long, Dims> dims) {
    Broadcast<Map<Long, Dims>> right = context.broadcast(new HashMap<>(dims));
    try {
      return JavaPairRDD.fromJavaRDD(table.map(new LabelPass(settings, columns, draws, right)))
          .reduceByKey(new MergeHistograms())
          .mapPartitions(new FinishLabels())
          .treeReduce(new LabelSums.Merge());
    } finally {
      right.destroy();
    }
  }

  /**
   * The labels themselves, each as a {@link LabelRow}: they stay where they are finished.
   *
   * @param settings without chance labels
   * @param dims the right length of each group, and so which rows count
   */
  public static JavaRDD<Row> each(
      InfoTable table,
      SoftSettings settings,
      int[] columns,
      Broadcast<LabelDraws> draws,
      Broadcast<Map<Long, Dims>> dims) {
    return JavaPairRDD.fromJavaRDD(table.map(new LabelPass(settings, columns, draws, dims)))
        .reduceByKey(new MergeHistograms())
        .flatMap(new EachLabel(columns));
  }
}
