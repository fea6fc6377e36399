package io.remblai.spark.transform;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;

/** New points where a map takes them; cached until {@link #unpersist}. */
public final class MovedCloud {

  private final JavaRDD<MovedPoints> moved;
  private final long points;
  private final long outside;
  private final int blocks;
  private final int tasks;
  private final double far;
  private final double recall;

  /**
   * @param count as {@link #count} tells
   */
  MovedCloud(
      JavaRDD<MovedPoints> moved, long[] count, int blocks, int tasks, double far, double recall) {
    this.moved = moved;
    this.points = count[0];
    this.outside = count[1];
    this.blocks = blocks;
    this.tasks = tasks;
    this.far = far;
    this.recall = recall;
  }

  /** How many points there are, and how many of them are outside. */
  static long[] count(JavaRDD<MovedPoints> moved) {
    long[] count = new long[2];
    for (long[] some : moved.mapPartitions(new CountMoved()).collect()) {
      count[0] += some[0];
      count[1] += some[1];
    }
    return count;
  }

  /** Counts the points of a partition and those outside; carries nothing. */
  static final class CountMoved implements FlatMapFunction<Iterator<MovedPoints>, long[]> {
    private static final long serialVersionUID = 1;

    @Override
    public Iterator<long[]> call(Iterator<MovedPoints> moved) {
      long[] count = new long[2];
      while (moved.hasNext()) {
        MovedPoints some = moved.next();
        count[0] += some.size();
        for (int row = 0; row < some.size(); row++) {
          count[1] += some.outside(row) ? 1 : 0;
        }
      }
      return List.of(count).iterator();
    }
  }

  /**
   * As a table for users: see {@link MovedTable}.
   *
   * @param id type of the new rows' ids
   * @param sourceId type of the source's ids
   * @param targetId type of the target's ids
   */
  public Dataset<Row> table(
      SparkSession session, DataType id, DataType sourceId, DataType targetId) {
    return MovedTable.of(session, moved, id, sourceId, targetId);
  }

  /** How many points. */
  public long points() {
    return points;
  }

  /** Points that are farther from every source than sources are from each other. */
  public long outside() {
    return outside;
  }

  /** Blocks of pairs. */
  public int blocks() {
    return blocks;
  }

  /** Tasks that mapped points. */
  public int tasks() {
    return tasks;
  }

  /** The distance above which a point is outside. */
  public double far() {
    return far;
  }

  /** Part of a sample of the points whose nearest source was found, in [0, 1]. */
  public double recall() {
    return recall;
  }

  /** Frees the cached points. */
  public void unpersist() {
    moved.unpersist();
  }
}
