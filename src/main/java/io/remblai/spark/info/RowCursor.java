package io.remblai.spark.info;

import io.remblai.math.Seeds;
import io.remblai.spark.table.RejectReason;
import io.remblai.spark.table.VectorCell;
import java.util.Iterator;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;

/** Walks the rows of a partition, holding a copy of the current one. Not thread safe. */
public final class RowCursor {

  private final Iterator<InternalRow> rows;
  private final RowLayout layout;
  private final VectorCell x;
  private final VectorCell y;
  private final VectorCell given;
  private final long[] labels;
  private final boolean[] labelled;
  private long group;
  private long id;
  private boolean hasId;
  private long series;
  private long time;
  private boolean timed;

  RowCursor(Iterator<InternalRow> rows, RowLayout layout) {
    this.rows = rows;
    this.layout = layout;
    this.x = new VectorCell(layout.x());
    this.y = new VectorCell(layout.y());
    this.given = new VectorCell(layout.given());
    this.labels = new long[layout.labels()];
    this.labelled = new boolean[layout.labels()];
  }

  public boolean hasNext() {
    return rows.hasNext();
  }

  /** Reads the next row; tells why it cannot be used, whatever its lengths. */
  public Optional<RejectReason> next() {
    InternalRow row = rows.next();
    group = row.getLong(RowLayout.GROUP);
    hasId = layout.hasIds() && !row.isNullAt(RowLayout.ID);
    id = hasId ? row.getLong(RowLayout.ID) : 0;
    timed = layout.hasTimes() && !row.isNullAt(RowLayout.SERIES) && !row.isNullAt(RowLayout.TIME);
    series = timed ? row.getLong(RowLayout.SERIES) : 0;
    time = timed ? row.getLong(RowLayout.TIME) : 0;
    for (int l = 0; l < labels.length; l++) {
      labelled[l] = !row.isNullAt(RowLayout.LABELS + l);
      labels[l] = labelled[l] ? row.getLong(RowLayout.LABELS + l) : 0;
    }
    Optional<RejectReason> bad = x.read(row, RowLayout.X);
    if (bad.isEmpty() && layout.hasY()) {
      bad = y.read(row, RowLayout.Y);
    }
    return bad.isEmpty() && layout.hasGiven() ? given.read(row, RowLayout.GIVEN) : bad;
  }

  /** The key of the row's group. */
  public long group() {
    return group;
  }

  /** The first vector. */
  public VectorCell x() {
    return x;
  }

  /** The second vector, where there is one. */
  public VectorCell y() {
    return y;
  }

  /** Whether there is a second vector. */
  public boolean hasY() {
    return layout.hasY();
  }

  /** Length of the second vector, 0 without one. */
  public int yLength() {
    return layout.hasY() ? y.length() : 0;
  }

  /** The vector that is given, where there is one. */
  public VectorCell given() {
    return given;
  }

  /** Whether a vector is given. */
  public boolean hasGiven() {
    return layout.hasGiven();
  }

  /** Length of the vector that is given, 0 without one. */
  public int givenLength() {
    return layout.hasGiven() ? given.length() : 0;
  }

  /** Whether the row has its place in a series. */
  public boolean timed() {
    return timed;
  }

  /** The key of the row's series, where it has its place in one. */
  public long series() {
    return series;
  }

  /** The row's time, in the unit of its column. */
  public long time() {
    return time;
  }

  /** Number of label columns. */
  public int labels() {
    return labels.length;
  }

  /** Whether the row has a label of a column. */
  public boolean labelled(int column) {
    return labelled[column];
  }

  /** The key of the label, where there is one. */
  public long label(int column) {
    return labels[column];
  }

  /**
   * What random choices about this row are drawn from: its id, or all that was read of it where it
   * has none. Rows that agree in all of it then share their draws.
   */
  public long key() {
    if (hasId) {
      return Seeds.key(id, group);
    }
    long key = Seeds.key(x.key(), group);
    if (layout.hasY()) {
      key = Seeds.key(key, y.key());
    }
    if (layout.hasGiven()) {
      key = Seeds.key(key, given.key());
    }
    if (timed) {
      key = Seeds.key(key, series, time);
    }
    for (int l = 0; l < labels.length; l++) {
      key = Seeds.key(key, labelled[l] ? 1 : 0, labels[l]);
    }
    return key;
  }
}
