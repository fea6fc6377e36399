package io.remblai.spark.info.series;

import java.util.Iterator;
import scala.Tuple2;

/** Walks rows in the order of series and time, one moment after the other. Not thread safe. */
final class TimeWalk {

  private final Iterator<Tuple2<SeriesTime, double[][]>> rows;
  private Tuple2<SeriesTime, double[][]> current; // null before the first
  private Tuple2<SeriesTime, double[][]> ahead; // null after the last
  private long count;

  TimeWalk(Iterator<Tuple2<SeriesTime, double[][]>> rows) {
    this.rows = rows;
    this.ahead = rows.hasNext() ? rows.next() : null;
  }

  /** Goes to the next moment, past all rows of it; false where there is none. */
  boolean next() {
    current = ahead;
    count = 0;
    while (ahead != null && ahead._1().equals(current._1())) {
      ahead = rows.hasNext() ? rows.next() : null;
      count++;
    }
    return current != null;
  }

  SeriesTime time() {
    return current._1();
  }

  /** How many rows share the moment. */
  long rows() {
    return count;
  }

  /** Source and target of one of them. */
  double[][] values() {
    return current._2();
  }
}
