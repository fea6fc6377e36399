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

/** The moments of a partition's rows by group. */
final class MomentPass implements RowPass<Tuple2<Long, CoMoments>> {

  private static final long serialVersionUID = 1;

  /** Rows that wait to be added together. */
  private static final int WAITING = 32;

  private final MomentPart part;
  private final Broadcast<Map<Long, Dims>> dims;

  /**
   * @param part which vectors
   * @param dims the right lengths of each group
   */
  MomentPass(MomentPart part, Broadcast<Map<Long, Dims>> dims) {
    this.part = part;
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
      Dims own = dims.value().get(rows.group());
      if (!bad && Dims.of(rows).equals(own)) {
        int dim = part.dim(own);
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
    part.copy(row, to.values, to.rows * dim);
    to.rows++;
    if (to.rows == WAITING) {
      to.flush();
    }
  }
}
