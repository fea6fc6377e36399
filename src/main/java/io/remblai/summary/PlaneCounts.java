package io.remblai.summary;

import java.io.Serializable;

/**
 * Where pairs of points lie in a plane: counts of sources and targets over cells, and how far the
 * sources of each wider cell move on average. Mergeable, whatever the order: displacements are
 * summed as whole numbers of 2^-24 of the square's side. Not thread safe.
 */
public final class PlaneCounts implements Serializable {

  private static final long serialVersionUID = 1;

  private static final double UNIT = 0x1p24;

  /** No displacement counts for more; 2^32 of them fit a sum. */
  private static final double MOST = 0x1p30;

  private final PlaneGrid grid;
  private final PlaneGrid field;
  private final long[] sources;
  private final long[] targets;
  private final long[] moved;
  private final long[] moveX;
  private final long[] moveY;
  private long outside;

  /**
   * No counts yet.
   *
   * @param grid cells of the densities
   * @param fieldBins cells along a side for displacements
   */
  public PlaneCounts(PlaneGrid grid, int fieldBins) {
    this.grid = grid;
    this.field = grid.withBins(fieldBins);
    sources = new long[grid.bins() * grid.bins()];
    targets = new long[sources.length];
    moved = new long[fieldBins * fieldBins];
    moveX = new long[moved.length];
    moveY = new long[moved.length];
  }

  /** Counts the pair (x, y), (u, v). */
  public void add(double x, double y, double u, double v) {
    if (grid.holds(x, y)) {
      sources[grid.cell(x, y)]++;
      int cell = field.cell(x, y);
      moved[cell]++;
      moveX[cell] += whole(u - x);
      moveY[cell] += whole(v - y);
    } else {
      outside++;
    }
    if (grid.holds(u, v)) {
      targets[grid.cell(u, v)]++;
    } else {
      outside++;
    }
  }

  private long whole(double displacement) {
    return Math.round(Math.max(-MOST, Math.min(MOST, displacement / grid.span() * UNIT)));
  }

  public void mergeWith(PlaneCounts other) {
    add(sources, other.sources);
    add(targets, other.targets);
    add(moved, other.moved);
    add(moveX, other.moveX);
    add(moveY, other.moveY);
    outside += other.outside;
  }

  private static void add(long[] sums, long[] more) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += more[i];
    }
  }

  /** Cells of the densities. */
  public PlaneGrid grid() {
    return grid;
  }

  /** Cells of the displacements. */
  public PlaneGrid field() {
    return field;
  }

  /** Sources in each cell; not to be modified. */
  public long[] sources() {
    return sources;
  }

  /** Targets in each cell; not to be modified. */
  public long[] targets() {
    return targets;
  }

  /** Points of either side that lie outside the square. */
  public long outside() {
    return outside;
  }

  /** Sources in a cell of the displacements. */
  public long moved(int cell) {
    return moved[cell];
  }

  /** How far the sources of such a cell, at least one, move along x on average. */
  public double meanMoveX(int cell) {
    return moveX[cell] / UNIT * grid.span() / moved[cell];
  }

  /** As {@link #meanMoveX}, along y. */
  public double meanMoveY(int cell) {
    return moveY[cell] / UNIT * grid.span() / moved[cell];
  }
}
