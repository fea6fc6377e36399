package io.remblai.spark.info.soft;

import io.remblai.info.soft.AssignedRows;
import io.remblai.info.soft.Precision;
import io.remblai.info.soft.SoftAssignment;
import io.remblai.info.soft.SoftBins;
import io.remblai.spark.info.Dims;
import io.remblai.spark.info.RowCursor;
import io.remblai.spark.table.VectorCell;
import java.util.Optional;

/** Rows of one length, of any groups, waiting to be assigned together. Not thread safe. */
public final class SoftBatch {

  private static final int ROWS = 256;

  private final long[] groups = new long[ROWS];
  private final long[] keys;
  private final long[][] labels; // [columns][ROWS]
  private final boolean[][] labelled;

  private final Dims dims;
  private final Half x;
  private final Optional<Half> y;
  private int size;

  /** One of the two vectors. */
  private static final class Half {
    final SoftBins bins;
    private final SoftAssignment assignment;
    private final float[] floats; // of one of the two lengths is 0
    private final double[] doubles;
    private final int dim;

    Half(SoftBins bins, Precision precision) {
      this.bins = bins;
      this.dim = bins.dim();
      assignment = SoftAssignment.of(bins, precision);
      floats = new float[precision == Precision.FLOAT ? ROWS * dim : 0];
      doubles = new double[precision == Precision.DOUBLE ? ROWS * dim : 0];
    }

    void put(int i, VectorCell vector) {
      if (floats.length > 0) {
        vector.copyTo(floats, i * dim);
      } else {
        System.arraycopy(vector.widened(), 0, doubles, i * dim, dim);
      }
    }

    AssignedRows assign(int rows) {
      return floats.length > 0 ? assignment.assign(floats, rows) : assignment.assign(doubles, rows);
    }
  }

  /**
   * Of no rows.
   *
   * @param columns label columns of the table
   */
  public SoftBatch(SoftSettings settings, Dims dims, int columns) {
    this.dims = dims;
    x = new Half(settings.x().bins(dims.x()), settings.precision());
    y =
        dims.y() == 0
            ? Optional.empty()
            : Optional.of(new Half(settings.y().bins(dims.y()), settings.precision()));
    keys = new long[ROWS];
    labels = new long[columns][ROWS];
    labelled = new boolean[columns][ROWS];
  }

  /** Lengths of its rows. */
  public Dims dims() {
    return dims;
  }

  /** Bins of the vectors. */
  public SoftBins bins() {
    return x.bins;
  }

  /** Bins of the second vectors, where there are any. */
  public Optional<SoftBins> secondBins() {
    return y.map(half -> half.bins);
  }

  /** Rows waiting. */
  public int size() {
    return size;
  }

  /** Whether no further row fits. */
  public boolean isFull() {
    return size == ROWS;
  }

  /** Takes the cursor's current row; its key only where something is drawn from it. */
  public void add(RowCursor row, boolean withKey) {
    groups[size] = row.group();
    keys[size] = withKey ? row.key() : 0;
    for (int c = 0; c < labels.length; c++) {
      labels[c][size] = row.label(c);
      labelled[c][size] = row.labelled(c);
    }
    x.put(size, row.x());
    if (y.isPresent()) {
      y.get().put(size, row.y());
    }
    size++;
  }

  /** The group of row i. */
  public long group(int i) {
    return groups[i];
  }

  /** The key of row i, where it was asked for. */
  public long key(int i) {
    return keys[i];
  }

  /** Whether row i has a label of a column. */
  public boolean labelled(int column, int i) {
    return labelled[column][i];
  }

  /** The label of row i, or what it is dealt in the given draw; draw 0 is the label itself. */
  public long label(int column, int i, int draw, LabelDraws draws) {
    return draw == 0 ? labels[column][i] : draws.label(groups[i], column, keys[i], draw - 1);
  }

  /** The shares of all rows, valid until the next call. */
  public AssignedRows assign() {
    return x.assign(size);
  }

  /** The shares of all second vectors. */
  public Optional<AssignedRows> assignSecond() {
    return y.map(half -> half.assign(size));
  }

  /** Starts anew. */
  public void clear() {
    size = 0;
  }
}
