package io.remblai.info.kernel;

import io.remblai.info.Estimate;
import io.remblai.info.PairedEstimator;
import io.remblai.info.RowShares;
import io.remblai.info.Rows;

/**
 * Cauchy-Schwarz quadratic information with Gaussian kernels (Principe, 2010), over all pairs of
 * rows: zero where X and Y are independent, but not Shannon's information and not in its scale.
 *
 * @param widthX of the kernel on X
 * @param widthY of the kernel on Y
 */
public record QuadraticInformation(KernelWidth widthX, KernelWidth widthY)
    implements PairedEstimator {

  private static final int SHARE = 64;

  /** The median distances as widths. */
  public static QuadraticInformation defaults() {
    return new QuadraticInformation(KernelWidth.median(), KernelWidth.median());
  }

  @Override
  public String name() {
    return "cauchy-schwarz";
  }

  @Override
  public Estimate estimate(Rows x, Rows y) {
    return Estimate.of(potentials(x, y).cauchySchwarz(), x.size());
  }

  /** The overlaps, from which the Euclidean form can be had too. */
  public QuadraticPotentials potentials(Rows x, Rows y) {
    Rows.requireSameSize(x, y);
    x.requireAtLeast(1, "quadratic information");
    double sigmaX = widthX.sigma(x);
    double sigmaY = widthY.sigma(y);
    QuadraticSums all = QuadraticSums.NONE;
    for (QuadraticSums share :
        RowShares.run(
            x.size(),
            SHARE,
            (from, to) -> QuadraticSums.of(x, y, sigmaX, sigmaY, from, to),
            QuadraticSums[]::new)) {
      all = all.mergeWith(share);
    }
    return all.potentials();
  }
}
