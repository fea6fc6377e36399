package io.remblai.refine.quality;

import io.remblai.math.ExpKernel;
import io.remblai.math.Kernels;
import java.util.Arrays;

/**
 * How likely each pair of a block is when every one-to-one map among its rows has probability
 * proportional to {@code exp(-cost / t)}: belief propagation. Not thread safe.
 *
 * <p>Messages of a source i and a target j, with {@code w_ij = exp(-c_ij / t)}:
 *
 * <pre>
 *   a_ij = 1 / sum over k other than j of w_ik b_ik          b_ij = 1 / sum over k other than i of w_kj a_kj
 *   P_ij = w_ij b_ij / sum_k w_ik b_ik
 * </pre>
 *
 * <p>Exact where competition has no cycles, and near where cycles are long (Chertkov, Kroc and
 * Vergassola 2008, "Belief propagation and beyond for particle tracking", section 3; Vontobel 2013,
 * "The Bethe permanent of a nonnegative matrix"). A short cycle of two pairs makes it too sure.
 *
 * <p>Of m targets and n sources k are paired: m - k rows and n - k columns that cost nothing take
 * the others, all alike, hence held once. O(n m) a sweep and 8 bytes for each cell.
 */
final class PairMarginals {

  private static final int MOST_STEPS = 60;
  private static final int SWEEPS_OF_STEP = 2;
  private static final int MOST_SWEEPS = 100;

  /** Change of all probabilities by the last sweep, over their sum. */
  private static final double SETTLED = 1e-3;

  /** Relative change of the temperature by the last step. */
  private static final double SETTLED_VALUE = 1e-4;

  /** A share of one comes no nearer to it: what messages are divided by stays above rounding. */
  private static final float LEAST_REST = 1e-6f;

  private static final double LEAST_SUM = 1e-30;

  private static final ExpKernel EXP = Kernels.exp();

  private final Neighbourhood near;
  private final RowBlock block;
  private final BlockCosts costs;
  private final int rows;
  private final int columns;
  private final float[] messages; // q = 1 / (1 - share of the column), then shares of the column
  private final float[] weights;
  private final float[] potentials; // logarithms
  private final double[] sums;
  private final double[] found;
  private double meanCost;

  PairMarginals(Neighbourhood near, RowBlock block) {
    this.near = near;
    this.block = block;
    this.costs = new BlockCosts(near, block);
    this.rows = costs.rows();
    this.columns = costs.columns();
    this.messages = new float[Math.multiplyExact(rows, columns)];
    this.weights = new float[columns];
    this.potentials = new float[columns];
    this.sums = new double[columns];
    this.found = new double[block.pairs()];
  }

  /**
   * The probability of each pair [pairs].
   *
   * @param temperature in units of the cost as given, at least 0
   */
  double[] at(double temperature) {
    double moved = aboveZero(near.costInMoved(temperature));
    start(moved);
    double change = 1;
    for (int s = 0; s < MOST_SWEEPS && change > SETTLED; s++) {
      change = sweep(moved);
    }
    return found.clone();
  }

  /**
   * The temperature at which the mean cost of a source and its target, over all maps, is what tells
   * that temperature (expectation and maximisation in turn, from the map's own mean cost).
   *
   * @param factor temperature for a mean cost of 1
   */
  Temperature temperature(double factor) {
    double value = factor * costs.meanOwn();
    start(aboveZero(value));
    boolean settled = false;
    for (int step = 0; step < MOST_STEPS && !settled; step++) {
      double before = aboveZero(value);
      double change = 0;
      for (int s = 0; s < SWEEPS_OF_STEP; s++) {
        change = sweep(before);
      }
      value = factor * meanCost;
      settled = Math.abs(value - before) <= SETTLED_VALUE * before && change <= SETTLED;
      float ratio = (float) (before / aboveZero(value));
      for (int j = 0; j < columns; j++) {
        potentials[j] *= ratio;
      }
    }
    double given = near.costInGiven(value);
    return new Temperature(given, given / factor, block.pairs(), settled);
  }

  /** Where nothing costs anything, what costs something is impossible all the same. */
  private double aboveZero(double moved) {
    return Math.max(moved, Math.max(1e-6 * costs.meanOwn(), Float.MIN_NORMAL));
  }

  private void start(double temperature) {
    Arrays.fill(messages, 1);
    Arrays.fill(potentials, 0);
    for (int j = 0; j < block.pairs(); j++) {
      potentials[j] = (float) (near.own()[block.fromPair() + j] / 2 / temperature);
    }
  }

  /** All messages once; the change of all probabilities over their sum. */
  private double sweep(double temperature) {
    Arrays.fill(sums, 0);
    double change = 0;
    double likely = 0;
    double cost = 0;
    double mass = 0;
    for (int i = 0; i < rows; i++) {
      double total = row(i, temperature);
      if (i < block.pairs()) {
        double before = found[i];
        found[i] = weights[i] * messages[i * columns + i] / total;
        change += Math.abs(found[i] - before);
        likely += found[i];
      }
      if (i < costs.sources()) {
        double part = 0;
        double paired = 0;
        for (int j = 0; j < costs.targets(); j++) {
          float weight = weights[j] * messages[i * columns + j];
          paired += weight;
          part += (double) weight * costs.of(i, j);
        }
        cost += part / total;
        mass += paired / total;
      }
      toColumns(i, total);
    }
    meanCost = cost / Math.max(mass, LEAST_SUM);
    for (int j = 0; j < columns; j++) {
      sums[j] = Math.max(sums[j], LEAST_SUM);
      potentials[j] -= (float) Math.log(sums[j]);
    }
    toRows();
    return change / Math.max(likely, LEAST_SUM);
  }

  /** Weights of a row but for its messages; returns the sum with them. */
  private double row(int i, double temperature) {
    float inverse = (float) (1 / temperature);
    int at = i * columns;
    for (int j = 0; j < columns; j++) {
      weights[j] = potentials[j] - costs.of(i, j) * inverse;
    }
    EXP.softmax(weights, 0, columns);
    double total = 0;
    for (int j = 0; j < costs.targets(); j++) {
      total += weights[j] * messages[at + j];
    }
    if (columns > costs.targets()) {
      total += (double) block.freeSources() * weights[columns - 1] * messages[at + columns - 1];
    }
    return Math.max(total, LEAST_SUM);
  }

  private void toColumns(int i, double total) {
    int at = i * columns;
    int copies = i < costs.sources() ? 1 : block.freeTargets();
    float inverse = (float) (1 / total);
    for (int j = 0; j < columns; j++) {
      float weight = weights[j] * inverse;
      float sent = weight / Math.max(LEAST_REST, 1 - weight * messages[at + j]);
      messages[at + j] = sent;
      sums[j] += (double) copies * sent;
    }
  }

  private void toRows() {
    for (int j = 0; j < columns; j++) {
      weights[j] = (float) (1 / sums[j]);
    }
    for (int i = 0; i < rows; i++) {
      int at = i * columns;
      for (int j = 0; j < columns; j++) {
        messages[at + j] = 1 / Math.max(LEAST_REST, 1 - messages[at + j] * weights[j]);
      }
    }
  }
}
