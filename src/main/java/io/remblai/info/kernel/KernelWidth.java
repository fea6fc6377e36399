package io.remblai.info.kernel;

import io.remblai.info.KeyedOrder;
import io.remblai.info.Rows;
import java.io.Serializable;

/**
 * The width sigma of a Gaussian kernel, {@code exp(-|a - b|^2 / (2 sigma^2))}.
 *
 * @param factor sigma itself, or a multiple of the median distance; above 0
 * @param ofMedian which of the two
 */
public record KernelWidth(double factor, boolean ofMedian) implements Serializable {

  public KernelWidth {
    if (!(factor > 0 && Double.isFinite(factor))) {
      throw new IllegalArgumentException("factor is %s, must be positive".formatted(factor));
    }
  }

  /** The median distance of the rows. */
  public static KernelWidth median() {
    return new KernelWidth(1, true);
  }

  /** A width in the unit of the rows. */
  public static KernelWidth of(double sigma) {
    return new KernelWidth(sigma, false);
  }

  /** Sigma for these rows. */
  public double sigma(Rows x) {
    return ofMedian ? factor * Distances.median(x, KeyedOrder.rowNumbers(x.size()), 0) : factor;
  }
}
