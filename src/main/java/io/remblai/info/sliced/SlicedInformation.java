package io.remblai.info.sliced;

import io.remblai.info.Estimate;
import io.remblai.info.LocalMoments;
import io.remblai.info.PairedEstimator;
import io.remblai.info.Rows;
import io.remblai.math.Seeds;

/**
 * Sliced mutual information (Goldfeld and Greenewald, 2021): the mean over random projections of
 * both vectors of the information of what is projected. Zero only for independent vectors; smaller
 * than their mutual information, and not in its scale.
 *
 * @param inner estimator of a slice
 * @param slices how many, at least 1
 * @param width directions to a slice, at least 1; cut to a vector's dimension where that is less
 * @param seed of the directions
 */
public record SlicedInformation(PairedEstimator inner, int slices, int width, long seed)
    implements PairedEstimator {

  public SlicedInformation {
    if (slices < 1 || width < 1) {
      throw new IllegalArgumentException(
          "slices is %d and width %d, must be at least 1".formatted(slices, width));
    }
  }

  @Override
  public String name() {
    return "sliced-" + inner.name();
  }

  @Override
  public Estimate estimate(Rows x, Rows y) {
    double[] values = perSlice(x, y);
    LocalMoments moments = LocalMoments.of(values);
    Estimate estimate = Estimate.of(moments.mean(), x.size());
    return slices < 2 ? estimate : estimate.withError(moments.standardError());
  }

  /** The information of each slice, whose mean is the estimate and whose maximum is of interest. */
  public double[] perSlice(Rows x, Rows y) {
    Rows.requireSameSize(x, y);
    double[] values = new double[slices];
    for (int s = 0; s < slices; s++) {
      int widthX = Math.min(width, x.dim());
      int widthY = Math.min(width, y.dim());
      Rows frameX = RandomFrames.of(x.dim(), widthX, Seeds.key(seed, 0), s);
      Rows frameY = RandomFrames.of(y.dim(), widthY, Seeds.key(seed, 1), s);
      values[s] = ofSlice(x, y, frameX, frameY);
    }
    return values;
  }

  /**
   * The information of one slice along given directions.
   *
   * @param frameX directions in the space of x, one or more
   * @param frameY directions in the space of y
   */
  public double ofSlice(Rows x, Rows y, Rows frameX, Rows frameY) {
    return inner.estimate(x.project(frameX), y.project(frameY)).nats();
  }
}
