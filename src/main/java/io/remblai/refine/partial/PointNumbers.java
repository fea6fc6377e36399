package io.remblai.refine.partial;

/**
 * The numbers beside the points of a share, and those of the group that is being solved.
 *
 * <p>Not thread safe.
 */
final class PointNumbers {

  private final int width;
  private double[] suitors = new double[0];
  private double[] targets = new double[0];
  private double[] groupX = new double[0];
  private double[] groupY = new double[0];

  /**
   * @param width numbers of each point
   */
  PointNumbers(int width) {
    this.width = width;
  }

  /** Takes those of a share [m, width]; keeps the arrays. */
  void take(double[] ofSuitors, double[] ofTargets) {
    suitors = ofSuitors;
    targets = ofTargets;
  }

  /** Makes room for a group. */
  void reserve(int points) {
    if (groupY.length < points * width) {
      groupX = new double[points * width];
      groupY = new double[points * width];
    }
  }

  /** Puts an item's source to a place in the group. */
  void putSource(int item, int place) {
    System.arraycopy(suitors, item * width, groupX, place * width, width);
  }

  /** Puts an item's target to a place in the group. */
  void putTarget(int item, int place) {
    System.arraycopy(targets, item * width, groupY, place * width, width);
  }

  /** Of the group's sources. */
  double[] ofSources() {
    return groupX;
  }

  /** Of the group's targets. */
  double[] ofTargets() {
    return groupY;
  }
}
