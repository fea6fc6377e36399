package io.remblai.refine.mass;

import java.util.Arrays;

/**
 * Takes the cycles out of a plan: what is left is a forest over the rows of both sides, of no more
 * entries than rows less one. Units go round each cycle in the direction that costs no more, until
 * an entry of it has none left; every row keeps its units.
 *
 * <p>A forest is grown entry by entry, each at the cost of the way from its rows to their root. Not
 * thread safe.
 */
public final class CycleFree {

  private static final int NONE = -1;

  private final int[] ends; // node of each entry's source, then that of its target
  private final long[] units;
  private final double[] costs;
  private final int[] parent;
  private final int[] up; // entry that leads to the parent
  private final int[] seen;

  private CycleFree(int[] ends, long[] units, double[] costs, int nodes) {
    this.ends = ends;
    this.units = units;
    this.costs = costs;
    this.parent = new int[nodes];
    this.up = new int[nodes];
    this.seen = new int[nodes];
    Arrays.fill(parent, NONE);
    Arrays.fill(seen, NONE);
  }

  /**
   * The units that remain of each entry, 0 of those that go.
   *
   * @param sources number of each entry's source, in [0, n); not modified
   * @param targets of its target, in [0, m); not modified
   * @param units of each entry; not modified
   * @param costs of a unit of each; not modified
   */
  public static long[] units(
      int[] sources, int[] targets, long[] units, double[] costs, int n, int m) {
    int[] ends = new int[2 * sources.length];
    for (int e = 0; e < sources.length; e++) {
      ends[2 * e] = sources[e];
      ends[2 * e + 1] = n + targets[e];
    }
    CycleFree forest = new CycleFree(ends, units.clone(), costs, n + m);
    for (int e = 0; e < sources.length; e++) {
      forest.insert(e);
    }
    return forest.units;
  }

  private void insert(int e) {
    int a = ends[2 * e];
    int b = ends[2 * e + 1];
    for (int x = a; x != NONE; x = parent[x]) {
      seen[x] = e;
    }
    int join = b;
    while (join != NONE && seen[join] != e) {
      join = parent[join];
    }
    if (join == NONE) {
      link(a, b, e);
    } else {
      cancel(e, a, b, join);
    }
  }

  /** Hangs a node's tree on another node by an entry. */
  private void link(int node, int on, int e) {
    int x = node;
    int above = parent[x];
    int way = up[x];
    parent[x] = on;
    up[x] = e;
    while (above != NONE) {
      int next = parent[above];
      int nextWay = up[above];
      parent[above] = x;
      up[above] = way;
      x = above;
      above = next;
      way = nextWay;
    }
  }

  /** Entries of the cycle have signs in turn, the new one plus; so have both ways to the join. */
  private void cancel(int e, int a, int b, int join) {
    double gain = costs[e] + alternating(a, join) + alternating(b, join);
    boolean forward = gain <= 0; // more of the new entry
    long most = forward ? Long.MAX_VALUE : units[e];
    int out = NONE; // node below the entry that goes; none: the new one
    boolean besideSource = true;
    for (int end = 0; end < 2; end++) {
      boolean falls = forward;
      for (int x = end == 0 ? a : b; x != join; x = parent[x]) {
        if (falls && units[up[x]] < most) {
          most = units[up[x]];
          out = x;
          besideSource = end == 0;
        }
        falls = !falls;
      }
    }
    move(a, join, forward ? -most : most);
    move(b, join, forward ? -most : most);
    units[e] += forward ? most : -most;
    if (out != NONE) {
      parent[out] = NONE;
      link(besideSource ? a : b, besideSource ? b : a, e);
    }
  }

  private double alternating(int from, int join) {
    double sum = 0;
    double sign = -1;
    for (int x = from; x != join; x = parent[x]) {
      sum += sign * costs[up[x]];
      sign = -sign;
    }
    return sum;
  }

  private void move(int from, int join, long first) {
    long moved = first;
    for (int x = from; x != join; x = parent[x]) {
      units[up[x]] += moved;
      moved = -moved;
    }
  }
}
