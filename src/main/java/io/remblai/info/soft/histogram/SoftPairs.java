package io.remblai.info.soft.histogram;

import io.remblai.info.soft.AssignedRows;
import io.remblai.info.soft.Direction;
import io.remblai.info.soft.SoftBins;
import io.remblai.math.Seeds;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;

/**
 * The joint soft histogram of two vector columns, {@code J = sum_i a_i b_i'} [mx, my]. Mergeable.
 * Not thread safe.
 */
public final class SoftPairs implements Serializable {

  private static final long serialVersionUID = 1;

  static final int FORMAT = 0x524D5350; // RMSP
  private static final int FOUR = 4;

  private final long binsKey;
  private final int mx;
  private final int my;
  private final double[][] joint; // [mx][my]
  private long rows;
  private long dropped;

  /** Of no rows. */
  public SoftPairs(SoftBins x, SoftBins y) {
    this(key(x.key(), y.key()), x.count(), y.count());
  }

  private SoftPairs(long binsKey, int mx, int my) {
    this.binsKey = binsKey;
    this.mx = mx;
    this.my = my;
    this.joint = new double[mx][my];
  }

  private static long key(long x, long y) {
    return Seeds.key(x, y);
  }

  /**
   * Adds the pairs (row i of x, row i of y); a pair one of whose rows has no direction is dropped.
   * O(n mx my).
   */
  public void add(AssignedRows x, AssignedRows y) {
    int[] partner = new int[x.count()];
    for (int i = 0; i < partner.length; i++) {
      partner[i] = i;
    }
    add(x, y, partner);
  }

  /**
   * Adds the pairs (row i of x, row partner[i] of y).
   *
   * @param partner [n], rows of y; not modified
   */
  public void add(AssignedRows x, AssignedRows y, int[] partner) {
    StateBytes.checkSameBins(binsKey, key(x.binsKey(), y.binsKey()));
    if (x.count() != y.count() || partner.length != x.count()) {
      throw new IllegalArgumentException(
          "x, y and the partners must be as many, not %d, %d and %d"
              .formatted(x.count(), y.count(), partner.length));
    }
    double[][] a = new double[FOUR][mx];
    double[][] b = new double[FOUR][my];
    int held = 0;
    for (int i = 0; i < partner.length; i++) {
      if (x.direction(i) != Direction.KNOWN || y.direction(partner[i]) != Direction.KNOWN) {
        dropped++;
        continue;
      }
      x.copy(i, a[held], 0);
      y.copy(partner[i], b[held], 0);
      rows++;
      if (++held == FOUR) {
        addFour(a, b);
        held = 0;
      }
    }
    for (int r = held; r < FOUR; r++) {
      Arrays.fill(a[r], 0);
    }
    addFour(a, b);
  }

  private void addFour(double[][] a, double[][] b) {
    for (int j = 0; j < mx; j++) {
      addFour(joint[j], a[0][j], b[0], a[1][j], b[1], a[2][j], b[2], a[3][j], b[3]);
    }
  }

  private static void addFour(
      double[] out,
      double a0,
      double[] b0,
      double a1,
      double[] b1,
      double a2,
      double[] b2,
      double a3,
      double[] b3) {
    for (int k = 0; k < out.length; k++) {
      out[k] += (a0 * b0[k] + a1 * b1[k]) + (a2 * b2[k] + a3 * b3[k]);
    }
  }

  /**
   * Adds what another holds.
   *
   * @throws IllegalArgumentException where it is of other reference points or another temperature
   */
  public void mergeWith(SoftPairs other) {
    StateBytes.checkSameBins(binsKey, other.binsKey);
    for (int j = 0; j < mx; j++) {
      SoftSums.add(joint[j], other.joint[j]);
    }
    rows += other.rows;
    dropped += other.dropped;
  }

  /** The mean joint share of bins j and k [mx, my]; all zeros where no pair was used. */
  public double[] probabilities() {
    double[] p = new double[mx * my];
    for (int c = 0; c < p.length && rows > 0; c++) {
      p[c] = joint[c / my][c % my] / rows;
    }
    return p;
  }

  /** I(Zx; Zy) and what belongs to it; nothing where no pair was used. O(mx my). */
  public Optional<PairInformation> information() {
    return rows == 0
        ? Optional.empty()
        : Optional.of(PairInformation.of(probabilities(), mx, my, rows));
  }

  /** Pairs used. */
  public long rows() {
    return rows;
  }

  /** Pairs one of whose rows has no direction. */
  public long dropped() {
    return dropped;
  }

  /** This state in {@code 56 + 8 mx my} bytes, for {@link #fromBytes}. */
  public byte[] toBytes() {
    StateBytes.Writer out =
        new StateBytes.Writer(FORMAT, binsKey, mx, 3L * Long.BYTES, (long) mx * my);
    out.putLong(my);
    out.putLong(rows);
    out.putLong(dropped);
    for (double[] row : joint) {
      out.putDoubles(row);
    }
    return out.bytes();
  }

  /**
   * What {@link #toBytes} wrote.
   *
   * @throws IllegalArgumentException where the bytes are of something else, another version or cut
   */
  public static SoftPairs fromBytes(byte[] bytes) {
    StateBytes.Reader in = new StateBytes.Reader(bytes, FORMAT, "soft pairs");
    long my = in.count();
    in.check(my >= 2 && my <= Integer.MAX_VALUE, "its number of bins is out of range");
    long rows = in.count();
    long dropped = in.count();
    in.checkHolds(my * in.bins());
    SoftPairs pairs = new SoftPairs(in.binsKey(), in.bins(), (int) my);
    pairs.rows = rows;
    pairs.dropped = dropped;
    for (double[] row : pairs.joint) {
      in.sums(row);
    }
    in.end();
    return pairs;
  }
}
