package io.remblai.spark.table;

import io.remblai.spark.tag.RowTags;
import io.remblai.spark.tag.TagLayout;
import java.io.Serializable;
import java.util.Iterator;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Rows (id, vector, duplicate, tags) read through Spark's internal row, which is four times faster
 * than boxed rows.
 */
public final class VectorRows {

  /** How the vector column is laid out. */
  public enum Encoding {
    FLOATS,
    DOUBLES,
    /** The struct behind Spark ML's vector type: type, size, indices, values. */
    ML_VECTOR
  }

  /** What is done with the rows of one partition; a named class, see the closure rules. */
  public interface RowFunction<T> extends Serializable {
    Iterator<T> call(Cursor rows);
  }

  private final Dataset<Row> table;
  private final boolean textIds;
  private final Encoding encoding;
  private final TagLayout tags;

  /**
   * Rows of a table.
   *
   * @param table columns id (long or plain string), vector, duplicate (boolean or null), then those
   *     of the tags
   */
  public VectorRows(Dataset<Row> table, boolean textIds, Encoding encoding, TagLayout tags) {
    this.table = table;
    this.textIds = textIds;
    this.encoding = encoding;
    this.tags = tags;
  }

  /** Runs the function on every partition. */
  public <T> JavaRDD<T> map(RowFunction<T> function) {
    return table
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .mapPartitions(new OnCursor<>(function, textIds, encoding, tags));
  }

  /** Hands a partition's rows to a function as a cursor. */
  static final class OnCursor<T> implements FlatMapFunction<Iterator<InternalRow>, T> {
    private static final long serialVersionUID = 1;
    private final RowFunction<T> function;
    private final boolean textIds;
    private final Encoding encoding;
    private final TagLayout tags;

    OnCursor(RowFunction<T> function, boolean textIds, Encoding encoding, TagLayout tags) {
      this.function = function;
      this.textIds = textIds;
      this.encoding = encoding;
      this.tags = tags;
    }

    @Override
    public Iterator<T> call(Iterator<InternalRow> rows) {
      return function.call(new Cursor(rows, textIds, encoding, tags));
    }
  }

  /**
   * Walks the rows of a partition, holding copies of the current row's id and vector. This class is
   * NOT thread safe.
   */
  public static final class Cursor {
    private static final int ID = 0;
    private static final int VECTOR = 1;
    private static final int DUPLICATE = 2;
    private static final int TAGS = 3;

    private final Iterator<InternalRow> rows;
    private final boolean textIds;
    private final VectorCell vector;
    private final TagLayout layout;
    private final TagCells tags;

    private long idNumber;
    private String idText;

    private Cursor(
        Iterator<InternalRow> rows, boolean textIds, Encoding encoding, TagLayout layout) {
      this.rows = rows;
      this.textIds = textIds;
      this.vector = new VectorCell(encoding);
      this.layout = layout;
      this.tags = new TagCells(layout);
    }

    public boolean hasNext() {
      return rows.hasNext();
    }

    public boolean textIds() {
      return textIds;
    }

    /** Reads the next row; tells why it cannot be used, whatever its length. */
    public Optional<RejectReason> next() {
      InternalRow row = rows.next();
      if (row.isNullAt(ID)) {
        return Optional.of(RejectReason.NULL_ID);
      }
      if (textIds) {
        idText = row.getUTF8String(ID).toString();
      } else {
        idNumber = row.getLong(ID);
      }
      if (!row.isNullAt(DUPLICATE) && row.getBoolean(DUPLICATE)) {
        return Optional.of(RejectReason.DUPLICATE_ID);
      }
      Optional<RejectReason> reason = vector.read(row, VECTOR);
      return layout.isEmpty() || reason.isPresent() ? reason : tags.read(row, TAGS);
    }

    /** The id of an integral column. */
    public long idNumber() {
      return idNumber;
    }

    /** The id of a text column. */
    public String idText() {
      return idText;
    }

    /** The id as a {@code Long} or {@code String}. */
    public Comparable<?> id() {
      if (textIds) {
        return idText;
      }
      return idNumber;
    }

    /** Which tags rows carry. */
    public TagLayout tagLayout() {
      return layout;
    }

    /** Notes the current row's tags. */
    public void tag(RowTags.Builder rowTags) {
      rowTags.add(tags.group(), tags.numbers());
    }

    /** Length of the current vector. */
    public int length() {
      return vector.length();
    }

    /** The current vector as doubles; the caller's to change. */
    public double[] widened() {
      return vector.widened();
    }

    /** Copies the current vector, rounded to float, to {@code out[at..]}. */
    public void copyTo(float[] out, int at) {
      vector.copyTo(out, at);
    }
  }
}
