package io.remblai.bound;

import java.util.Arrays;

/**
 * The distribution along one axis with the mass of every bin moved to the bin's two edges and its
 * mean kept; what lies beyond an end of the grid is moved to that end and to the farthest value.
 *
 * <p>Masses are whole numbers of 1 / {@link AxisGrid#STEPS} of a point, so that they add up
 * exactly. Places are measured from the mean.
 */
final class SpreadAtoms {

  private final double[] place; // ascending
  private final long[] mass;
  private final long total;
  private final double meanSquare;
  private final double reach;
  private final double error;

  SpreadAtoms(AxisGrid grid, AxisSummary summary, int k) {
    int bins = grid.bins();
    double mean = summary.mean(k);
    place = new double[bins + 3];
    mass = new long[bins + 3];
    for (int bin = 0; bin <= bins; bin++) {
      place[bin + 1] = grid.edge(k, bin) - mean;
    }
    for (int bin = 0; bin < bins; bin++) {
      long up = summary.steps(k, bin);
      mass[bin + 1] += summary.inBin(k, bin) * AxisGrid.STEPS - up;
      mass[bin + 2] += up;
    }
    Tail below = summary.below(k);
    Tail above = summary.above(k);
    place[0] = below.points() > 0 ? below.least() - mean : place[1];
    place[bins + 2] = above.points() > 0 ? above.greatest() - mean : place[bins + 1];
    spread(below, below.least(), grid.from(k), 0, 1);
    spread(above, above.greatest(), grid.to(k), bins + 2, bins + 1);
    total = Arrays.stream(mass).sum();
    meanSquare = meanSquare();
    reach = Math.max(Math.abs(place[0]), Math.abs(place[bins + 2]));
    error = grid.blur(k) + 0x1p-49 * (reach + Math.abs(mean));
  }

  /** Shares a tail out between its farthest value and the grid's end. */
  private void spread(Tail tail, double farthest, double end, int farAtom, int endAtom) {
    if (tail.points() == 0) {
      return;
    }
    long all = tail.points() * AxisGrid.STEPS;
    double share = (tail.sum() - tail.points() * farthest) / (end - farthest); // in points
    long toEnd = Math.max(0, Math.min(all, Math.round(share * AxisGrid.STEPS)));
    mass[endAtom] += toEnd;
    mass[farAtom] += all - toEnd;
  }

  private double meanSquare() {
    double sum = 0;
    for (int i = 0; i < place.length; i++) {
      sum += mass[i] * (place[i] * place[i]);
    }
    return sum / total;
  }

  /**
   * At least the greatest mean product of x - mean x and y - mean y over all ways to pair the
   * points, O(bins).
   *
   * <p>The greatest mean product of two distributions on the line is that of their monotone
   * pairing, which a merge of the two lists of atoms finds. It can only grow when mass is spread
   * with its mean kept: by duality it is the least mean of phi(x) + phi*(y) over convex phi, and
   * the mean of a convex function grows.
   */
  double greatestMeanProduct(SpreadAtoms y) {
    double sum = 0;
    double absolute = 0;
    int j = 0;
    long left = y.mass[0];
    for (int i = 0; i < place.length; i++) {
      long need = mass[i];
      while (need > 0) {
        while (left == 0) {
          left = y.mass[++j];
        }
        long taken = Math.min(need, left);
        double product = taken * (place[i] * y.place[j]);
        sum += product;
        absolute += Math.abs(product);
        need -= taken;
        left -= taken;
      }
    }
    double deviation = Math.sqrt(meanSquare) * (1 + 0x1p-40);
    double otherDeviation = Math.sqrt(y.meanSquare) * (1 + 0x1p-40);
    double rounding = (place.length + y.place.length + 8) * 0x1p-52 * (absolute / total);
    double moved = error * otherDeviation + y.error * deviation + 2 * error * y.error;
    return sum / total + rounding + moved + tailRounding(y) + y.tailRounding(this);
  }

  /**
   * What rounding the shares of the tails changes at most: half a step of mass on either side,
   * moved across the tail. The rounding of a tail's sum is a shift of its points, within {@link
   * #error}.
   */
  private double tailRounding(SpreadAtoms other) {
    double across = (place[1] - place[0]) + (place[place.length - 1] - place[place.length - 2]);
    return 2 * across * other.reach / total;
  }
}
