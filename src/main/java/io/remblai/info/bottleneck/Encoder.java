package io.remblai.info.bottleneck;

import io.remblai.math.CounterRandom;
import java.util.Arrays;

/**
 * An encoder q(t|x) and its self-consistent updates (Tishby, Pereira and Bialek, "The information
 * bottleneck method", 1999): with q(t) and p(y|t) of the present encoder,
 *
 * <pre>
 *   q(t|x) = q(t) exp(beta c(x, t)) / Z(x),   c(x, t) = sum_y p(y|x) ln p(y|t)
 * </pre>
 *
 * <p>which is {@code q(t) exp(-beta KL(p(y|x) || p(y|t)))} but for what depends on x alone. An
 * update is two products with the sparse joint, 2 nnz |T| multiply-adds, and |X| |T| exponentials.
 * Not thread safe.
 */
final class Encoder {

  /** For ln 0: a share times it is far below any exponent, and zero times it is zero. */
  private static final double LOG_ZERO = -1e30;

  /** The part of q(t) in a start: a t with p(y|t) = 0 could never take up an x that has this y. */
  private static final double MIX = 1e-6;

  /** Clusters with less mass are dropped; with less distance in total variation, joined. */
  private static final double LEAST_MASS = 1e-13;

  private static final double JOIN = 1e-7;

  private final DiscreteJoint joint;
  private double[][] q; // [X][T]
  private double[] pt; // [T]
  private double[][] given; // [Y][T]: p(t, y), then ln p(y|t)

  private Encoder(DiscreteJoint joint, double[][] q) {
    this.joint = joint;
    this.q = q;
    allot();
  }

  private void allot() {
    pt = new double[clusters()];
    given = new double[joint.sizeY()][clusters()];
  }

  int clusters() {
    return q[0].length;
  }

  /** Every x its own t where there are enough, else groups of x that say much the same of y. */
  static Encoder distinct(DiscreteJoint joint, int clusters) {
    boolean enough = clusters >= joint.sizeX();
    int size = enough ? joint.sizeX() : clusters;
    int[] groups = enough ? new int[0] : Groups.of(joint, size);
    double[][] q = new double[joint.sizeX()][size];
    for (int x = 0; x < q.length; x++) {
      q[x][enough ? x : groups[x]] = 1;
    }
    return new Encoder(joint, q);
  }

  /** A random number of values of t, and for each x random shares, even or nearly all in one. */
  static Encoder random(DiscreteJoint joint, int clusters, long seed, int restart) {
    CounterRandom random = new CounterRandom(seed, restart);
    int most = Math.min(clusters, joint.sizeX());
    int size = restart % 3 == 0 ? most : 1 + (int) Math.min(most - 1, random.uniform(0) * most);
    double power = restart % 2 == 0 ? 1 : 20;
    double[][] q = new double[joint.sizeX()][size];
    for (int x = 0; x < q.length; x++) {
      double sum = 0;
      for (int t = 0; t < size; t++) {
        double draw = random.uniform(1 + (long) x * size + t);
        q[x][t] = StrictMath.pow(-StrictMath.log(draw), power) + Double.MIN_NORMAL;
        sum += q[x][t];
      }
      for (int t = 0; t < size; t++) {
        q[x][t] /= sum;
      }
    }
    return new Encoder(joint, q);
  }

  /** Lets every x into every t a little. */
  void mix() {
    takeUp();
    for (double[] row : q) {
      for (int t = 0; t < row.length; t++) {
        row[t] += MIX * (pt[t] - row[t]);
      }
    }
  }

  /** q(t) and p(t, y) of the present encoder. */
  private void takeUp() {
    Arrays.fill(pt, 0);
    for (int x = 0; x < q.length; x++) {
      double p = joint.px(x);
      double[] row = q[x];
      for (int t = 0; t < pt.length; t++) {
        pt[t] += p * row[t];
      }
    }
    for (int y = 0; y < given.length; y++) {
      joint.byY().product(y, q, given[y]);
    }
  }

  /**
   * One update.
   *
   * @return {@code -sum_x p(x) ln Z(x)}: never rises, and is at least {@code I(X;T) - beta I(T;Y) +
   *     beta H(Y)} of the encoder that it leaves
   */
  double update(double beta) {
    takeUp();
    double[] logPt = new double[pt.length];
    for (int t = 0; t < pt.length; t++) {
      logPt[t] = pt[t] > 0 ? StrictMath.log(pt[t]) : LOG_ZERO;
    }
    for (double[] row : given) {
      for (int t = 0; t < row.length; t++) {
        row[t] = row[t] > 0 ? StrictMath.log(row[t]) - logPt[t] : LOG_ZERO;
      }
    }
    double functional = 0;
    for (int x = 0; x < q.length; x++) {
      joint.yGivenX().product(x, given, q[x]);
      functional -= joint.px(x) * softmax(q[x], beta, logPt);
    }
    return functional;
  }

  /** {@code row = softmax(beta row + logPt)}; returns the logarithm of the sum. */
  private static double softmax(double[] row, double beta, double[] logPt) {
    double max = Double.NEGATIVE_INFINITY;
    for (int t = 0; t < row.length; t++) {
      row[t] = beta * row[t] + logPt[t];
      max = Math.max(max, row[t]);
    }
    double sum = 0;
    for (int t = 0; t < row.length; t++) {
      double exponent = row[t] - max;
      row[t] = exponent < -745 ? 0 : StrictMath.exp(exponent);
      sum += row[t];
    }
    for (int t = 0; t < row.length; t++) {
      row[t] /= sum;
    }
    return max + StrictMath.log(sum);
  }

  /** I(X; T) in nats of the present encoder. */
  double ixt() {
    takeUp();
    double sum = 0;
    for (int x = 0; x < q.length; x++) {
      for (int t = 0; t < pt.length; t++) {
        if (q[x][t] > 0) {
          sum += joint.px(x) * q[x][t] * StrictMath.log(q[x][t] / pt[t]);
        }
      }
    }
    return Math.max(0, sum);
  }

  /** I(T; Y) in nats of the present encoder. */
  double ity() {
    takeUp();
    double sum = 0;
    for (double[] row : given) {
      double py = Arrays.stream(row).sum();
      for (int t = 0; t < pt.length; t++) {
        if (row[t] > 0) {
          sum += row[t] * StrictMath.log(row[t] / pt[t] / py);
        }
      }
    }
    return Math.max(0, sum);
  }

  /** Drops values of t that are not used and joins those that say the same of Y. O(T^2 Y). */
  void compact() {
    takeUp();
    int[] into = new int[pt.length];
    int[] first = new int[pt.length];
    int count = 0;
    for (int t = 0; t < pt.length; t++) {
      int found = 0;
      while (found < count && (pt[t] < LEAST_MASS || !same(first[found], t))) {
        found++;
      }
      if (found == count && pt[t] >= LEAST_MASS) {
        first[count++] = t;
      }
      into[t] = Math.min(found, Math.max(0, count - 1));
    }
    if (count == pt.length) {
      return;
    }
    double[][] joined = new double[q.length][count];
    for (int x = 0; x < q.length; x++) {
      for (int t = 0; t < into.length; t++) {
        joined[x][into[t]] += q[x][t];
      }
    }
    q = joined;
    allot();
  }

  private boolean same(int t, int other) {
    double distance = 0;
    for (double[] row : given) {
      distance += Math.abs(row[t] / pt[t] - row[other] / pt[other]);
    }
    return distance < JOIN;
  }
}
