package io.remblai.summary;

import java.io.Serializable;

/**
 * How far new rows are from what a map was made of. Mergeable, whatever the order. Not thread safe.
 */
public final class MovedSummary implements Serializable {

  private static final long serialVersionUID = 1;

  private final CostSketch distances = new CostSketch();
  private final LargestPairs farthest = new LargestPairs();

  /** Whether a row so far away may be among the farthest: asked before its ids are looked up. */
  public boolean mayBeFarthest(double distance) {
    return farthest.mayHold(distance);
  }

  /** Adds the distance of a row to the nearest source. */
  public void add(double distance) {
    distances.add(distance);
  }

  /** Adds a row that may be among the farthest, and its nearest source. */
  public void addFar(double distance, String row, String nearest) {
    farthest.add(distance, row, nearest);
  }

  public MovedSummary mergeWith(MovedSummary other) {
    distances.mergeWith(other.distances);
    farthest.mergeWith(other.farthest);
    return this;
  }

  /** Distances to the nearest sources. */
  public CostSketch distances() {
    return distances;
  }

  /** The rows that are farthest from their nearest source, with its id. */
  public LargestPairs farthest() {
    return farthest;
  }
}
