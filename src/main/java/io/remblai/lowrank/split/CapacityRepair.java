package io.remblai.lowrank.split;

/**
 * Moves rows from clusters that hold too many to those that hold too few, at the least loss of
 * weight: successive shortest paths on the graph of clusters, where an edge from j to k is the
 * cheapest move of a row of j to k, of length {@code w[i, j] - v[j] - (w[i, k] - v[k]) >= 0}.
 *
 * <p>While every row is at a cluster of greatest {@code w[i, j] - v[j]}, the labels are optimal for
 * the counts they have. A path keeps it so: potentials of clusters nearer than its end rise by the
 * difference, after which its moves lose nothing.
 *
 * <p>Potentials rise by no more than a given reach; there the repair stops, and its potentials are
 * where to look again. A move that is longer than what is left of the reach cannot become part of a
 * path before, and is not looked at.
 *
 * <p>Not thread safe.
 */
final class CapacityRepair {

  private static final int NONE = -1;

  private final float[] weights;
  private final int clusters;
  private final int[] rows;
  private final int[] labels;
  private final int[] room;
  private final double[] v;
  private final double reach;
  private final ExchangeHeaps moves;

  private final double[] distance;
  private final boolean[] settled;
  private final int[] parent;
  private final int[] path; // clusters from the last to the first
  private final double[] pathLosses;
  private final int[] pathRows;
  private int pathEdges;
  private double risen; // what the highest potential has risen by

  /**
   * Takes a problem.
   *
   * @param rows rows of the weights that take part, in the order that breaks ties
   * @param labels a preferred cluster of each of them; changed
   * @param margins by how much it is preferred to the second
   * @param room [clusters], rows that each cluster lacks, negative where it has too many, of sum 0;
   *     brought to 0
   * @param v potentials [clusters]; raised
   * @param reach most that a potential may rise; infinite: as much as it takes
   */
  CapacityRepair(
      SoftWeights weights,
      int[] rows,
      int[] labels,
      double[] margins,
      int[] room,
      double[] v,
      double reach) {
    this.weights = weights.weights();
    this.clusters = weights.clusters();
    this.rows = rows;
    this.labels = labels;
    this.room = room;
    this.v = v;
    this.reach = reach;
    this.moves = new ExchangeHeaps(weights, rows, labels);
    this.distance = new double[clusters];
    this.settled = new boolean[clusters];
    this.parent = new int[clusters];
    this.path = new int[clusters];
    this.pathLosses = new double[clusters];
    this.pathRows = new int[clusters];
    for (int a = 0; a < rows.length; a++) {
      if (margins[a] <= reach) {
        offer(a);
      }
    }
  }

  /** Whether all counts were brought right within the reach. */
  boolean run() {
    while (!isFull()) {
      int end = nearestWithRoom();
      double length = end == NONE ? Double.POSITIVE_INFINITY : distance[end];
      if (risen + length > reach) {
        raise(reach - risen);
        return false;
      }
      if (end == NONE) {
        throw new IllegalStateException("no move leads to a cluster with room");
      }
      raise(length);
      risen += length;
      moveAlong(end);
    }
    return true;
  }

  private boolean isFull() {
    for (int left : room) {
      if (left > 0) {
        return false;
      }
    }
    return true;
  }

  /** Distances from the clusters that hold too many, up to the first that has room. */
  private int nearestWithRoom() {
    for (int j = 0; j < clusters; j++) {
      distance[j] = room[j] < 0 ? 0 : Double.POSITIVE_INFINITY;
      settled[j] = false;
      parent[j] = NONE;
    }
    while (true) {
      int next = NONE;
      double least = Double.POSITIVE_INFINITY;
      for (int j = 0; j < clusters; j++) {
        if (!settled[j] && distance[j] < least) {
          least = distance[j];
          next = j;
        }
      }
      if (next == NONE || room[next] > 0) {
        return next;
      }
      settled[next] = true;
      for (int k = 0; k < clusters; k++) {
        // A length below 0 is rounding of the potentials.
        double through = least + Math.max(0, moves.loss(next, k) - v[next] + v[k]);
        if (through < distance[k] && !settled[k]) {
          distance[k] = through;
          parent[k] = next;
        }
      }
    }
  }

  private void raise(double by) {
    for (int j = 0; j < clusters; j++) {
      if (settled[j] && distance[j] < by) {
        v[j] += by - distance[j];
      }
    }
  }

  /**
   * Moves rows along the path to a cluster, as many as it takes or as find the same losses: where
   * many rows are alike, one search serves them all.
   */
  private void moveAlong(int end) {
    pathEdges = 0;
    path[0] = end;
    for (int k = end; parent[k] != NONE; k = parent[k]) {
      pathLosses[pathEdges] = moves.loss(parent[k], k);
      path[++pathEdges] = parent[k];
    }
    int first = path[pathEdges];
    do {
      for (int e = 0; e < pathEdges; e++) {
        pathRows[e] = moves.front(path[e + 1], path[e]);
      }
      for (int e = 0; e < pathEdges; e++) {
        move(pathRows[e], path[e + 1], path[e]);
      }
      room[first]++;
      room[end]--;
    } while (room[first] < 0 && room[end] > 0 && hasSameLosses());
  }

  private boolean hasSameLosses() {
    for (int e = 0; e < pathEdges; e++) {
      if (moves.loss(path[e + 1], path[e]) != pathLosses[e]) {
        return false;
      }
    }
    return true;
  }

  private void move(int a, int j, int k) {
    labels[a] = k;
    for (int l = 0; l < clusters; l++) {
      moves.refresh(j, l);
    }
    offer(a);
  }

  /** Lets a row move to every other cluster that may become its best before potentials stop. */
  private void offer(int a) {
    int from = rows[a] * clusters;
    double best = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < clusters; j++) {
      best = Math.max(best, weights[from + j] - v[j]);
    }
    for (int j = 0; j < clusters; j++) {
      if (j != labels[a] && best - (weights[from + j] - v[j]) <= reach - risen) {
        moves.add(a, labels[a], j);
      }
    }
  }
}
