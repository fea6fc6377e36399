package io.remblai.spark.group;

import io.remblai.spark.tag.GroupKey;
import java.io.Serializable;

/** The numbers of a group that has been solved. Immutable. */
public final class SolvedGroup implements Serializable {

  private static final long serialVersionUID = 1;

  private final GroupKey key;
  private final long matched;
  private final double cost;
  private final double bound;

  /**
   * @param matched number of its pairs
   * @param cost of all of them
   * @param bound no map of all its rows costs less; 0 where nothing is known
   */
  public SolvedGroup(GroupKey key, long matched, double cost, double bound) {
    this.key = key;
    this.matched = matched;
    this.cost = cost;
    this.bound = bound;
  }

  public GroupKey key() {
    return key;
  }

  public long matched() {
    return matched;
  }

  public double cost() {
    return cost;
  }

  public double bound() {
    return bound;
  }
}
