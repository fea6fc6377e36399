package io.remblai.assignment.coupling;

import java.util.Arrays;

/**
 * The basis of a transport problem: a spanning tree over the rows, the columns and a root, with the
 * flow of every edge. Flow leaves rows and enters columns, so the direction of an edge follows from
 * the node below it.
 *
 * <p>Nodes are the rows [0, n), the columns [n, n + m) and the root n + m. Not thread safe.
 */
final class BasisTree {

  static final int NONE = -1;

  private final int n;
  private final int[] parent;
  private final int[] depth;
  private final long[] flow; // of the edge to the parent
  private final int[] firstChild;
  private final int[] next; // siblings
  private final int[] previous;
  private final int[] stack;
  private int size; // of the subtree gathered last

  /** Every row and column hangs on the root, with its mass. */
  BasisTree(Masses masses) {
    n = masses.rows().length;
    int nodes = n + masses.columns().length + 1;
    parent = new int[nodes];
    depth = new int[nodes];
    flow = new long[nodes];
    firstChild = new int[nodes];
    next = new int[nodes];
    previous = new int[nodes];
    stack = new int[nodes];
    int root = nodes - 1;
    Arrays.fill(firstChild, NONE);
    parent[root] = NONE;
    for (int node = 0; node < root; node++) {
      flow[node] = node < n ? masses.rows()[node] : masses.columns()[node - n];
      depth[node] = 1;
      hang(node, root);
    }
  }

  int parent(int node) {
    return parent[node];
  }

  /** Flow of the edge to the parent. */
  long flow(int node) {
    return flow[node];
  }

  /**
   * Brings an edge from a row to a column into the tree, with as much flow as the cycle it closes
   * allows, and takes one out whose flow that brings to zero: of several the last on the cycle from
   * its highest node on, along the new edge, which keeps every edge without flow directed towards
   * the root and so the method from going round for ever (Cunningham, Mathematical Programming 11,
   * 1976).
   *
   * @return the end of the new edge that changed its side: the subtree below it, which {@link
   *     #subtree} gathers, hangs on the other end now
   */
  int pivot(int row, int column) {
    int join = join(row, column);
    long most = Long.MAX_VALUE;
    int out = NONE;
    boolean onRowSide = true;
    for (int x = row; x != join; x = parent[x]) {
      if (x < n && flow[x] < most) {
        most = flow[x];
        out = x;
      }
    }
    for (int x = column; x != join; x = parent[x]) {
      if (x >= n && flow[x] <= most) {
        most = flow[x];
        out = x;
        onRowSide = false;
      }
    }
    for (int x = row; x != join && most > 0; x = parent[x]) {
      flow[x] += x < n ? -most : most;
    }
    for (int x = column; x != join && most > 0; x = parent[x]) {
      flow[x] += x < n ? most : -most;
    }
    int moved = onRowSide ? row : column;
    reverse(moved, out);
    flow[moved] = most;
    hang(moved, onRowSide ? column : row);
    return moved;
  }

  private int join(int row, int column) {
    int a = row;
    int b = column;
    while (a != b) {
      if (depth[a] >= depth[b]) {
        a = parent[a];
      } else {
        b = parent[b];
      }
    }
    return a;
  }

  /** Turns the path from a node up to {@code top} round, so that the subtree hangs on the node. */
  private void reverse(int node, int top) {
    int x = node;
    int above = parent[x];
    long carried = flow[x];
    unhang(x);
    while (x != top) {
      int y = above;
      above = parent[y];
      long own = flow[y];
      unhang(y);
      flow[y] = carried;
      hang(y, x);
      carried = own;
      x = y;
    }
  }

  private void hang(int node, int on) {
    parent[node] = on;
    previous[node] = NONE;
    next[node] = firstChild[on];
    if (firstChild[on] != NONE) {
      previous[firstChild[on]] = node;
    }
    firstChild[on] = node;
  }

  private void unhang(int node) {
    if (previous[node] == NONE) {
      firstChild[parent[node]] = next[node];
    } else {
      next[previous[node]] = next[node];
    }
    if (next[node] != NONE) {
      previous[next[node]] = previous[node];
    }
  }

  /** Gathers a node and all below it, with their depths; returns how many they are. */
  int subtree(int node) {
    size = 0;
    stack[size++] = node;
    for (int k = 0; k < size; k++) {
      int x = stack[k];
      depth[x] = depth[parent[x]] + 1;
      for (int child = firstChild[x]; child != NONE; child = next[child]) {
        stack[size++] = child;
      }
    }
    return size;
  }

  /** Node k of the subtree gathered last. */
  int gathered(int k) {
    return stack[k];
  }
}
