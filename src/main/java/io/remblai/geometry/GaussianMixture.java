package io.remblai.geometry;

import io.remblai.math.CounterRandom;
import java.util.Arrays;

/**
 * A mixture of 50 Gaussians with unequal weights and a scale per component and coordinate, as text
 * and image embeddings look: x = centre_c + scale_c · z (by coordinate), z standard normal, c drawn
 * by weight.
 */
final class GaussianMixture implements Distribution {

  private static final long serialVersionUID = 1;

  static final int COMPONENTS = 50;

  private static final double CENTRE_SCALE = 0.5;
  private static final double LEAST_SCALE = 0.15;
  private static final double SCALE_RANGE = 0.15;

  private final int dim;
  private final double[] centres; // [components, dim]
  private final double[] scales; // [components, dim]
  private final double[] cumulative; // [components], ends in exactly 1
  private final CounterRandom choices;
  private final CounterRandom normals;

  /**
   * Centres N(0, 0.25 I), scales uniform in (0.15, 0.30), weights Dirichlet(1, ..., 1):
   * exponentials -ln u divided by their sum.
   */
  GaussianMixture(int dim, long parameterSeed, long rowSeed) {
    this.dim = dim;
    this.centres = new double[COMPONENTS * dim];
    this.scales = new double[COMPONENTS * dim];
    new CounterRandom(parameterSeed, 0).normals(0, centres);
    CounterRandom spread = new CounterRandom(parameterSeed, 1);
    for (int at = 0; at < centres.length; at++) {
      centres[at] *= CENTRE_SCALE;
      scales[at] = LEAST_SCALE + SCALE_RANGE * spread.uniform(at);
    }
    this.cumulative = cumulativeWeights(new CounterRandom(parameterSeed, 2));
    this.choices = new CounterRandom(rowSeed, 0);
    this.normals = new CounterRandom(rowSeed, 1);
  }

  private static double[] cumulativeWeights(CounterRandom random) {
    double[] sums = new double[COMPONENTS];
    double sum = 0;
    for (int c = 0; c < COMPONENTS; c++) {
      sum -= StrictMath.log(random.uniform(c));
      sums[c] = sum;
    }
    for (int c = 0; c < COMPONENTS; c++) {
      sums[c] /= sum;
    }
    return sums;
  }

  @Override
  public int dim() {
    return dim;
  }

  @Override
  public double[] point(long row) {
    double[] x = new double[dim];
    normals.normalRow(row, x);
    int at = component(row) * dim;
    for (int k = 0; k < dim; k++) {
      x[k] = centres[at + k] + scales[at + k] * x[k];
    }
    return x;
  }

  /** The component that a row is drawn from. */
  int component(long row) {
    int found = Arrays.binarySearch(cumulative, choices.uniform(row));
    return found >= 0 ? found : -found - 1;
  }

  /** Probability of a component. */
  double weight(int component) {
    return component == 0 ? cumulative[0] : cumulative[component] - cumulative[component - 1];
  }

  /** Centre of a component, [dim]. */
  double[] centre(int component) {
    return Arrays.copyOfRange(centres, component * dim, (component + 1) * dim);
  }
}
