package io.remblai.bound;

/**
 * One cloud after its last pass.
 *
 * @param sums of its coordinates
 * @param grid what it was seen through
 * @param summary what was seen
 */
record SeenCloud(CoordinateSums sums, AxisGrid grid, AxisSummary summary) {

  private static final double ULP = 0x1p-52;

  /**
   * The root mean square, over points, of the distance between the values along the axes as
   * computed and as they are, at most: {@code sqrt(count) (dim + 3) 2^-53 |z|} by the rounding of
   * an inner product, taken twice.
   */
  double blur() {
    Axes axes = grid.axes();
    double radius = Math.sqrt(summary.meanSquaredLength());
    return axes.areCoordinates() || axes.count() == 0
        ? 2 * ULP * radius
        : Math.sqrt(axes.count()) * (axes.dim() + 8) * ULP * radius;
  }

  /** The mean squared distance from the mean across all directions that the axes leave out. */
  Interval restVariance(double looseness) {
    Axes axes = grid.axes();
    if (axes.spanEverything()) {
      return new Interval(0, 0);
    }
    double inLeast = 0;
    double inMost = 0;
    for (int k = 0; k < axes.count(); k++) {
      inLeast += summary.variance(k).least();
      inMost += summary.variance(k).most();
    }
    double rounding = (axes.count() + 8) * ULP;
    double leastRoot = Math.max(0, Math.sqrt(inLeast) * (1 - rounding) - blur());
    double mostRoot = Math.sqrt(inMost) * (1 + rounding) + blur();
    Interval all = wholeVariance();
    double least = all.least() - mostRoot * mostRoot / (1 - looseness) * (1 + 4 * ULP);
    double most = all.most() - leastRoot * leastRoot / (1 + looseness) * (1 - 4 * ULP);
    double cancelled = 4 * ULP * all.most();
    return new Interval(Math.max(0, least - cancelled), Math.max(0, most + cancelled));
  }

  /** {@code E|x - centre|^2 - |mean - centre|^2}. */
  private Interval wholeVariance() {
    double[] mean = sums.mean();
    double offset = 0;
    double error = 0;
    for (int k = 0; k < mean.length; k++) {
      double each = mean[k] - grid.centre()[k];
      double uncertain = 4 * ULP * Math.abs(mean[k]);
      offset += each * each;
      error += 2 * Math.abs(each) * uncertain + uncertain * uncertain;
    }
    double square = summary.meanSquaredLength();
    double rounding = (mean.length + 8) * ULP * (square + offset);
    return Interval.around(square - offset, error + rounding);
  }
}
