package io.remblai.summary;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The pairs that cost most, ties by id. Mergeable, whatever the order. Not thread safe. */
public final class LargestPairs implements Serializable {

  private static final long serialVersionUID = 1;

  /** As many as a person reads. */
  public static final int MOST = 15;

  private final ArrayList<Pair> pairs = new ArrayList<>();
  private double atLeast; // what cannot be among the largest any more is below this

  /** A pair and its cost, ids as text. */
  public static final class Pair implements Comparable<Pair>, Serializable {

    private static final long serialVersionUID = 1;

    private final double cost;
    private final String source;
    private final String target;

    Pair(double cost, String source, String target) {
      this.cost = cost;
      this.source = source;
      this.target = target;
    }

    public double cost() {
      return cost;
    }

    public String source() {
      return source;
    }

    public String target() {
      return target;
    }

    @Override
    public int compareTo(Pair other) {
      int byCost = Double.compare(other.cost, cost);
      return byCost != 0 ? byCost : source.compareTo(other.source);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Pair pair && compareTo(pair) == 0;
    }

    @Override
    public int hashCode() {
      return source.hashCode();
    }
  }

  /** Whether a pair of this cost may be among the largest: asked before its ids are looked up. */
  public boolean mayHold(double cost) {
    return cost >= atLeast;
  }

  public void add(double cost, String source, String target) {
    pairs.add(new Pair(cost, source, target));
    if (pairs.size() >= 4 * MOST) {
      shorten();
    }
  }

  private void shorten() {
    Collections.sort(pairs);
    if (pairs.size() > MOST) {
      pairs.subList(MOST, pairs.size()).clear();
    }
    if (pairs.size() == MOST) {
      atLeast = pairs.get(MOST - 1).cost;
    }
  }

  public void mergeWith(LargestPairs other) {
    pairs.addAll(other.pairs);
    shorten();
  }

  /** At most {@link #MOST}, the most costly first. */
  public List<Pair> pairs() {
    shorten();
    return List.copyOf(pairs);
  }
}
