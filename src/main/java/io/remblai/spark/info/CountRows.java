package io.remblai.spark.info;

import io.remblai.spark.table.RejectReason;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.Function2;

/** Counts a partition's rows and what is wrong with them. */
public final class CountRows implements RowPass<RowCounts> {

  private static final long serialVersionUID = 1;

  @Override
  public Iterator<RowCounts> call(RowCursor rows) {
    RowCounts counts = new RowCounts();
    while (rows.hasNext()) {
      Optional<RejectReason> bad = rows.next();
      if (bad.isPresent()) {
        counts.reject(rows.group(), bad.get());
      } else {
        counts.meet(rows.group(), Dims.of(rows));
      }
    }
    return List.of(counts).iterator();
  }

  /** Adds counts; a named class, see the closure rules. */
  public static final class Merge implements Function2<RowCounts, RowCounts, RowCounts> {
    private static final long serialVersionUID = 1;

    @Override
    public RowCounts call(RowCounts one, RowCounts other) {
      one.mergeWith(other);
      return one;
    }
  }
}
