package io.remblai.spark.info.moment;

import io.remblai.info.gaussian.CoMoments;
import io.remblai.spark.info.Dims;
import io.remblai.spark.info.RowCursor;
import io.remblai.spark.info.RowPass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/** The moments of a partition's rows by group: of the vector, or of both vectors side by side. */
final class MomentPass implements RowPass<Tuple2<Long, CoMoments>> {

  private static final long serialVersionUID = 1;

  /** Rows that wait to be added together. */
  private static final int WAITING = 32;

  private final boolean two;
  private final Broadcast<Map<Long, Dims>> dims;

  /**
   * @param two whether the second vector is put beside the first
   * @param dims the right lengths of each group
   */
  MomentPass(boolean two, Broadcast<Map<Long, Dims>> dims) {
    this.two = two;
    this.dims = dims;
  }

  /** Rows of one group. Not thread safe. */
  private static final class Waiting {
    final CoMoments moments;
    final double[] values;
    int rows;

    Waiting(int dim) {
      moments = new CoMoments(dim);
      values = new double[WAITING * dim];
    }

    void flush() {
      if (rows > 0) {
        moments.add(values, 0, rows);
        rows = 0;
      }
    }
  }

  @Override
  public Iterator<Tuple2<Long, CoMoments>> call(RowCursor rows) {
    Map<Long, Waiting> groups = new HashMap<>();
    while (rows.hasNext()) {
      boolean bad = rows.next().isPresent();
      if (!bad && Dims.of(rows).equals(dims.value().get(rows.group()))) {
        int dim = rows.x().length() + (two ? rows.yLength() : 0);
        add(groups.computeIfAbsent(rows.group(), any -> new Waiting(dim)), dim, rows);
      }
    }
    List<Tuple2<Long, CoMoments>> found = new ArrayList<>();
    groups.forEach(
        (group, waiting) -> {
          waiting.flush();
          found.add(new Tuple2<>(group, waiting.moments));
        });
    return found.iterator();
  }

  private void add(Waiting to, int dim, RowCursor row) {
    double[] x = row.x().widened();
    System.arraycopy(x, 0, to.values, to.rows * dim, x.length);
    if (two) {
      double[] y = row.y().widened();
      System.arraycopy(y, 0, to.values, to.rows * dim + x.length, y.length);
    }
    to.rows++;
    if (to.rows == WAITING) {
      to.flush();
    }
  }
}
