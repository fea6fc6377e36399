package io.remblai.spark.info.sql;

import io.remblai.info.soft.AssignedRows;
import io.remblai.info.soft.SoftAssignment;
import io.remblai.info.soft.SoftBins;
import io.remblai.info.soft.histogram.SoftHistogram;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;

/** The sums of one group, and rows that wait to be assigned together. Not thread safe. */
public final class SoftBuffer implements Serializable {

  private static final long serialVersionUID = 1;

  private static final int ROWS = 64;

  private SoftHistogram[] sums = {}; // one, or none before the first rows are summed
  private float[] waiting = {}; // [rows, dim]
  private int rows;
  private int dim;

  /** The length of the vectors; 0 before the first. */
  int dim() {
    return dim;
  }

  /** Takes a vector; answers whether there is no room for another. */
  boolean add(float[] vector) {
    if (dim == 0) {
      dim = vector.length;
    }
    if (vector.length != dim) {
      throw new IllegalArgumentException(
          "soft_entropy takes vectors of one length in a group, not %d and %d"
              .formatted(dim, vector.length));
    }
    if (waiting.length < (rows + 1) * dim) {
      waiting = Arrays.copyOf(waiting, Math.min(ROWS, Math.max(1, 2 * rows)) * dim);
    }
    System.arraycopy(vector, 0, waiting, rows * dim, dim);
    rows++;
    return rows == ROWS;
  }

  /** Sums the rows that wait. */
  void flush(SoftAssignment assignment, SoftBins bins) {
    AssignedRows shares = assignment.assign(waiting, rows);
    if (sums.length == 0) {
      sums = new SoftHistogram[] {new SoftHistogram(bins)};
    }
    sums[0].add(shares);
    rows = 0;
    waiting = new float[0];
  }

  /** Adds what another has summed; neither has rows that wait. */
  void mergeWith(SoftBuffer other) {
    if (dim != 0 && other.dim != 0 && dim != other.dim) {
      throw new IllegalArgumentException(
          "soft_entropy takes vectors of one length in a group, not %d and %d"
              .formatted(dim, other.dim));
    }
    dim = Math.max(dim, other.dim);
    if (sums.length == 0) {
      sums = other.sums;
    } else if (other.sums.length > 0) {
      sums[0].mergeWith(other.sums[0]);
    }
  }

  /** Whether rows wait. */
  boolean hasWaiting() {
    return rows > 0;
  }

  /** H(Z) in nats; nothing where no row has a direction. */
  Optional<Double> entropy() {
    return sums.length == 0
        ? Optional.empty()
        : sums[0].entropy().map(found -> found.value().nats());
  }
}
