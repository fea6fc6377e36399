package io.remblai.bound;

/** Lower bounds of the least mean cost between two clouds seen along one axis, O(bins) each. */
final class LineCosts {

  private LineCosts() {}

  /**
   * Of {@code (x - y)^2}, both measured from their own means: {@code var x + var y - 2 C}, where C
   * is at least the mean product of the best pairing ({@link SpreadAtoms}). The grids need not be
   * the same.
   */
  static double squared(
      AxisGrid sourceGrid, AxisSummary source, AxisGrid targetGrid, AxisSummary target, int k) {
    double product =
        new SpreadAtoms(sourceGrid, source, k)
            .greatestMeanProduct(new SpreadAtoms(targetGrid, target, k));
    Interval x = source.variance(k);
    Interval y = target.variance(k);
    double rounding = 0x1p-50 * (x.most() + y.most() + 2 * Math.abs(product));
    return Math.max(0, x.least() + y.least() - 2 * product - rounding);
  }

  /** {@code (sd x - sd y)^2}: no cost between two distributions of these deviations is less. */
  static double ofDeviations(AxisSummary source, AxisSummary target, int k) {
    return source.variance(k).spreadGap(target.variance(k));
  }

  /**
   * Of {@code |x - y|}, on one grid for both clouds: the least cost is the integral of {@code |F -
   * G|} over the two distribution functions, hence at least the sum over bins and tails of {@code
   * |integral of F - G|}, and the integral of F over a bin is known from the number of points
   * before it, the number in it and the sum of their places.
   */
  static double linear(AxisGrid grid, AxisSummary source, AxisSummary target, int k) {
    int bins = grid.bins();
    double sum =
        Math.abs(
            shortfall(source.below(k), grid.from(k)) - shortfall(target.below(k), grid.from(k)));
    long before = source.below(k).points() - target.below(k).points(); // n (F - G) at the edge
    for (int bin = 0; bin < bins; bin++) {
      long inside = source.inBin(k, bin) - target.inBin(k, bin);
      long steps = source.steps(k, bin) - target.steps(k, bin);
      double area = (double) ((before + inside) * AxisGrid.STEPS - steps) / AxisGrid.STEPS;
      sum += grid.width(k) * Math.abs(area);
      before += inside;
    }
    sum +=
        Math.abs(shortfall(source.above(k), grid.to(k)) - shortfall(target.above(k), grid.to(k)));
    double mean = sum / source.points() * (1 - (bins + 16) * 0x1p-52);
    return Math.max(0, mean - 2 * (grid.blur(k) + 0x1p-48 * reach(grid, source, target, k)));
  }

  private static double shortfall(Tail tail, double end) {
    return tail.points() * end - tail.sum();
  }

  private static double reach(AxisGrid grid, AxisSummary source, AxisSummary target, int k) {
    double reach = Math.max(Math.abs(grid.from(k)), Math.abs(grid.to(k)));
    for (AxisSummary each : new AxisSummary[] {source, target}) {
      if (each.below(k).points() > 0) {
        reach = Math.max(reach, Math.abs(each.below(k).least()));
      }
      if (each.above(k).points() > 0) {
        reach = Math.max(reach, Math.abs(each.above(k).greatest()));
      }
    }
    return reach;
  }
}
