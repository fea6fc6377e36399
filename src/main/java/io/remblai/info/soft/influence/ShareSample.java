package io.remblai.info.soft.influence;

import io.remblai.info.soft.AssignedRows;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The shares of the rows with the lowest places, a place being a hash of the row's key: a uniform
 * sample that is the same however rows are split. Mergeable. Not thread safe.
 */
public final class ShareSample implements Serializable {

  private static final long serialVersionUID = 1;

  private final int most;
  private final ArrayList<SampledShares> rows = new ArrayList<>(); // up to twice as many as wanted
  private long limit = Long.MAX_VALUE; // places above it are of no use

  /**
   * Of no rows.
   *
   * @param most rows to be kept; 0 keeps none
   */
  public ShareSample(int most) {
    if (most < 0) {
      throw new IllegalArgumentException("most must not be negative, not " + most);
    }
    this.most = most;
  }

  /** Whether a row of this place may belong to the sample. */
  public boolean takes(long place) {
    return most > 0 && place <= limit;
  }

  /**
   * Adds row i of a batch, which has a direction.
   *
   * @param place where it {@link #takes} it
   * @param labels one for each label column, 0 where there is none; kept
   * @param labelled which there are; kept
   */
  public void add(long place, AssignedRows batch, int i, long[] labels, boolean[] labelled) {
    float[] shares = new float[batch.bins()];
    for (int j = 0; j < shares.length; j++) {
      shares[j] = (float) batch.share(i, j);
    }
    add(new SampledShares(place, shares, labels, labelled));
  }

  private void add(SampledShares row) {
    if (takes(row.place())) {
      rows.add(row);
      if (rows.size() >= 2L * most) {
        trim();
      }
    }
  }

  /** Adds what another holds. */
  public void mergeWith(ShareSample other) {
    other.rows.forEach(this::add);
  }

  private void trim() {
    Collections.sort(rows);
    if (rows.size() >= most && most > 0) {
      rows.subList(most, rows.size()).clear();
      limit = rows.get(most - 1).place();
    }
  }

  /** The rows in the order of their places. */
  List<SampledShares> sorted() {
    trim();
    return Collections.unmodifiableList(rows);
  }
}
