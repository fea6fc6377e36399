package io.remblai.info.histogram;

import io.remblai.info.Estimate;
import io.remblai.info.PairedEstimator;
import io.remblai.info.Rows;

/**
 * Mutual information of two scalars after binning each.
 *
 * @param cut where the edges are
 * @param binsX bins of the first, at least 1
 * @param binsY bins of the second, at least 1
 * @param corrected whether Miller and Madow's bias is subtracted
 */
public record BinnedInformation(Cut cut, int binsX, int binsY, boolean corrected)
    implements PairedEstimator {

  /** Where the edges are. */
  public enum Cut {
    EQUAL_WIDTH,
    QUANTILE
  }

  public BinnedInformation {
    if (binsX < 1 || binsY < 1) {
      throw new IllegalArgumentException(
          "binsX is %d and binsY %d, must be at least 1".formatted(binsX, binsY));
    }
  }

  /** Sixteen bins of equal mass, corrected. */
  public static BinnedInformation defaults() {
    return new BinnedInformation(Cut.QUANTILE, 16, 16, true);
  }

  @Override
  public String name() {
    return cut == Cut.QUANTILE ? "binned-quantile" : "binned-equal-width";
  }

  @Override
  public Estimate estimate(Rows x, Rows y) {
    Rows.requireSameSize(x, y);
    x.requireAtLeast(1, "a histogram");
    return table(x, y).information(corrected);
  }

  /** The counts of the binned pairs. */
  public ContingencyTable table(Rows x, Rows y) {
    Binning ofX = binning(x, binsX);
    Binning ofY = binning(y, binsY);
    ContingencyTable table = new ContingencyTable(ofX.bins(), ofY.bins());
    for (int i = 0; i < x.size(); i++) {
      table.add(ofX.bin(x.values()[i]), ofY.bin(y.values()[i]));
    }
    return table;
  }

  /** The bins of one of the scalars. */
  public Binning binning(Rows scalars, int bins) {
    if (scalars.dim() != 1) {
      throw new IllegalArgumentException(
          "dim is %d; only scalars are binned, so slice or quantise vectors first"
              .formatted(scalars.dim()));
    }
    return cut == Cut.QUANTILE
        ? QuantileEdges.of(scalars.values(), bins)
        : EqualWidth.of(scalars.values(), bins);
  }
}
