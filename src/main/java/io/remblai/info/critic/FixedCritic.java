package io.remblai.info.critic;

import io.remblai.info.Rows;

/**
 * A critic that needs no fitting: vectors of one space are scored by how close they are.
 *
 * @param kind how
 * @param scale what the score is multiplied with, an inverse temperature, above 0
 */
public record FixedCritic(Kind kind, double scale) implements Critic {

  /** Measures of closeness. */
  public enum Kind {
    /** {@code <x, y>}. */
    INNER_PRODUCT,
    /** {@code <x, y> / (|x| |y|)}; 0 with a zero vector. */
    COSINE,
    /** {@code -|x - y|^2}. */
    NEGATIVE_SQUARED_DISTANCE
  }

  public FixedCritic {
    if (!(scale > 0 && Double.isFinite(scale))) {
      throw new IllegalArgumentException("scale is %s, must be positive".formatted(scale));
    }
  }

  @Override
  public void scores(Rows x, Rows y, double[] f) {
    if (x.dim() != y.dim()) {
      throw new IllegalArgumentException(
          "x has dimension %d and y has %d; this critic compares vectors of one space"
              .formatted(x.dim(), y.dim()));
    }
    double[] squaresX = squares(x);
    double[] squaresY = squares(y);
    for (int i = 0; i < x.size(); i++) {
      for (int j = 0; j < y.size(); j++) {
        double inner = 0;
        double apart = 0;
        for (int k = 0; k < x.dim(); k++) {
          double a = x.values()[i * x.dim() + k];
          double b = y.values()[j * x.dim() + k];
          inner += a * b;
          apart += (a - b) * (a - b);
        }
        double norms = Math.sqrt(squaresX[i]) * Math.sqrt(squaresY[j]);
        double score =
            switch (kind) {
              case INNER_PRODUCT -> inner;
              case COSINE -> norms > 0 ? inner / norms : 0;
              case NEGATIVE_SQUARED_DISTANCE -> -apart;
            };
        f[i * y.size() + j] = scale * score;
      }
    }
  }

  private static double[] squares(Rows rows) {
    double[] squares = new double[rows.size()];
    for (int at = 0; at < rows.values().length; at++) {
      squares[at / rows.dim()] += rows.values()[at] * rows.values()[at];
    }
    return squares;
  }
}
