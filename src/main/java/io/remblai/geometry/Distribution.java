package io.remblai.geometry;

import java.io.Serializable;

/** A law that points are drawn from, each row alone. Immutable. */
sealed interface Distribution extends Serializable
    permits Gaussian, GaussianMixture, PlanarDistribution {

  /** Number of coordinates. */
  int dim();

  /** Coordinates [dim] of one row; a function of the row and of what the law was built from. */
  double[] point(long row);
}
