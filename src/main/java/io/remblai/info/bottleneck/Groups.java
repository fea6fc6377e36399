package io.remblai.info.bottleneck;

import java.util.Arrays;

/**
 * Values of X grouped by what they say about Y: where an encoder with fewer values than X starts.
 * k-means with KL(p(y|x) || p(y|t)) as its distance (the bottleneck at infinite beta), from heads
 * taken one by one where most is lost so far.
 */
final class Groups {

  /** The part of p(y) mixed into a group, so that no y is impossible in it and values can move. */
  private static final double SMOOTH = 0.1;

  private static final int ROUNDS = 20;

  private final DiscreteJoint joint;
  private final int count;
  private final int[] group; // [X]

  private Groups(DiscreteJoint joint, int count) {
    this.joint = joint;
    this.count = count;
    this.group = new int[joint.sizeX()];
  }

  /** The group of each x, in [0, count). O((count + rounds count) entries of the joint). */
  static int[] of(DiscreteJoint joint, int count) {
    Groups groups = new Groups(joint, count);
    groups.chooseHeads();
    boolean moved = true;
    for (int round = 0; round < ROUNDS && moved; round++) {
      moved = groups.regroup();
    }
    return groups.group;
  }

  /**
   * Each next head is the x that loses most, p(x) times the divergence from the nearest head less
   * that from a head of its own; ties to the lower x.
   */
  private void chooseHeads() {
    double[] nearest = new double[group.length];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    int head = 0;
    for (int x = 1; x < group.length; x++) {
      head = joint.px(x) > joint.px(head) ? x : head;
    }
    for (int t = 0; t < count; t++) {
      double[] log = smoothed(head);
      int next = 0;
      for (int x = 0; x < group.length; x++) {
        double distance = loss(x, log);
        if (distance < nearest[x]) {
          nearest[x] = distance;
          group[x] = t;
        }
        next = joint.px(x) * nearest[x] > joint.px(next) * nearest[next] ? x : next;
      }
      head = next;
    }
  }

  /** {@code ln((1 - s) p(y|head) + s p(y))} for each y. */
  private double[] smoothed(int head) {
    double[] log = new double[joint.sizeY()];
    for (int y = 0; y < log.length; y++) {
      log[y] = SMOOTH * joint.py(y);
    }
    int[] columns = joint.yGivenX().columns(head);
    double[] values = joint.yGivenX().values(head);
    for (int e = 0; e < columns.length; e++) {
      log[columns[e]] += (1 - SMOOTH) * values[e];
    }
    for (int y = 0; y < log.length; y++) {
      log[y] = StrictMath.log(log[y]);
    }
    return log;
  }

  /** {@code KL(p(y|x) || head) - KL(p(y|x) || x as a head)}, not below 0: 0 for the head itself. */
  private double loss(int x, double[] log) {
    int[] columns = joint.yGivenX().columns(x);
    double[] values = joint.yGivenX().values(x);
    double sum = 0;
    for (int e = 0; e < columns.length; e++) {
      double own = (1 - SMOOTH) * values[e] + SMOOTH * joint.py(columns[e]);
      sum += values[e] * (StrictMath.log(own) - log[columns[e]]);
    }
    return Math.max(0, sum);
  }

  /** Moves every x to the group nearest to it; whether any moved. */
  private boolean regroup() {
    double[][] log = logOfGroups();
    double[] fit = new double[count];
    boolean moved = false;
    for (int x = 0; x < group.length; x++) {
      joint.yGivenX().product(x, log, fit);
      int best = group[x];
      for (int t = 0; t < count; t++) {
        best = fit[t] > fit[best] ? t : best;
      }
      moved |= best != group[x];
      group[x] = best;
    }
    return moved;
  }

  /** {@code ln((1 - s) p(y|t) + s p(y))} [Y][count]; an empty group says what p(y) says. */
  private double[][] logOfGroups() {
    double[] mass = new double[count];
    for (int x = 0; x < group.length; x++) {
      mass[group[x]] += joint.px(x);
    }
    double[][] log = new double[joint.sizeY()][count];
    for (int y = 0; y < log.length; y++) {
      int[] rows = joint.byY().columns(y);
      double[] values = joint.byY().values(y);
      for (int e = 0; e < rows.length; e++) {
        log[y][group[rows[e]]] += values[e];
      }
      for (int t = 0; t < count; t++) {
        double share = mass[t] > 0 ? log[y][t] / mass[t] : joint.py(y);
        log[y][t] = StrictMath.log((1 - SMOOTH) * share + SMOOTH * joint.py(y));
      }
    }
    return log;
  }
}
