package io.remblai.lowrank.rows;

import java.io.Serializable;

/**
 * One factor Q [n, r] of a coupling, described instead of stored. Immutable by agreement.
 *
 * <pre>
 *   Q_ip = mass_i exp(l_ip) / sum_p' exp(l_ip'),      l_i = f~_i W + noise u_i
 * </pre>
 *
 * <p>with f~_i the factors of row i followed by a one, W [width + 1, r] (its last row are the
 * column potentials), and u_ip uniform in (0, 1], regenerated from the row's key. Mirror descent
 * adds to the logarithm of Q a multiple of a gradient whose rows are linear in the factors, so
 * every iterate has this form; anything constant along a row cancels.
 */
public final class SoftRows implements Serializable {

  private static final long serialVersionUID = 1;

  private final int rank;
  private final double[] weights; // [width + 1, rank]
  private final double noise;
  private final long noiseSeed;
  private final RowMass mass;

  private SoftRows(int rank, double[] weights, double noise, long noiseSeed, RowMass mass) {
    if (rank < 1 || weights.length == 0 || weights.length % rank != 0) {
      throw new IllegalArgumentException(
          "%d weights are not [width + 1, rank] for rank %d".formatted(weights.length, rank));
    }
    this.rank = rank;
    this.weights = weights;
    this.noise = noise;
    this.noiseSeed = noiseSeed;
    this.mass = mass;
  }

  /** Tight rows without noise; {@code weights} [width + 1, rank] is kept. */
  public static SoftRows of(int rank, double[] weights) {
    return new SoftRows(rank, weights, 0, 0, RowMass.TIGHT);
  }

  /** Every row split evenly over {@code rank} columns. */
  public static SoftRows even(int width, int rank) {
    return of(rank, new double[(width + 1) * rank]);
  }

  /** These with other noise. */
  public SoftRows withNoise(double amplitude, long seed) {
    return new SoftRows(rank, weights, amplitude, seed, mass);
  }

  /** These with other W [width + 1, rank], kept. */
  public SoftRows withWeights(double[] other) {
    return new SoftRows(rank, other, noise, noiseSeed, mass);
  }

  /** These with other masses. */
  public SoftRows withMass(RowMass other) {
    return new SoftRows(rank, weights, noise, noiseSeed, other);
  }

  /** These with {@code shift} [rank] added to the column potentials. */
  public SoftRows shifted(double[] shift) {
    double[] moved = weights.clone();
    for (int p = 0; p < rank; p++) {
      moved[width() * rank + p] += shift[p];
    }
    return withWeights(moved);
  }

  /** These with every mass divided by {@code total}. */
  public SoftRows dividedBy(double total) {
    return mass.isTight() ? this : withMass(mass.scaled(-Math.log(total)));
  }

  public int rank() {
    return rank;
  }

  public int width() {
    return weights.length / rank - 1;
  }

  /** W [width + 1, rank]; not to be modified. */
  public double[] weights() {
    return weights;
  }

  public double noise() {
    return noise;
  }

  public long noiseSeed() {
    return noiseSeed;
  }

  public RowMass mass() {
    return mass;
  }
}
