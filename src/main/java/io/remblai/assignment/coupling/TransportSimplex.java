package io.remblai.assignment.coupling;

import io.remblai.math.Kernels;
import io.remblai.math.KeyOrder;
import io.remblai.math.RowScanKernel;
import java.util.Arrays;

/**
 * The coupling of least cost {@code sum c[i, j] p[i, j]} of a block with given masses of its rows
 * and columns, by the network simplex method (Dantzig 1951; Ahuja, Magnanti and Orlin, Network
 * Flows, chapter 11).
 *
 * <p>It starts from edges to a root, each at the greatest cost, which any pair undercuts. Some rows
 * are scanned for the pair of least reduced cost {@code c[i, j] - u[i] - v[j]}, the pair enters,
 * and so on round all rows until none is below zero by more than rounding. Masses are whole units,
 * so flows are exact and marginals hold to the last unit. A basis has n + m - 1 edges besides the
 * root's, hence no coupling has more entries.
 */
public final class TransportSimplex {

  /** Rows that are scanned for a pair to enter. */
  private static final int BLOCK = 16;

  /** Reduced costs above minus this part of the greatest cost count as zero: float's digits. */
  private static final double ROUNDING = 1e-6;

  private final RowScanKernel kernel = Kernels.rowScan();
  private final RowScanKernel.Found found = new RowScanKernel.Found();
  private final float[] cost;
  private final int n;
  private final int m;
  private final BasisTree tree;
  private final double[] u;
  private final double[] v;
  private final float[] scanned; // v as the scans take it
  private final double least;
  private int row;
  private int column;

  private TransportSimplex(float[] cost, Masses masses) {
    this.cost = cost;
    this.n = masses.rows().length;
    this.m = masses.columns().length;
    if (cost.length < (long) n * m) {
      throw new IllegalArgumentException(
          "cost has length %d, less than %d x %d".formatted(cost.length, n, m));
    }
    float greatest = 0;
    for (int k = 0; k < n * m; k++) {
      greatest = Math.max(greatest, Math.abs(cost[k]));
    }
    if (greatest == 0) {
      greatest = 1;
    }
    this.tree = new BasisTree(masses);
    this.u = new double[n];
    this.v = new double[m];
    this.scanned = new float[m];
    this.least = -ROUNDING * greatest;
    Arrays.fill(u, greatest);
    Arrays.fill(v, greatest);
    Arrays.fill(scanned, greatest);
  }

  /**
   * Solves a block.
   *
   * @param cost [n, m] row-major from 0, finite; not modified
   */
  public static Coupling solve(float[] cost, Masses masses) {
    TransportSimplex simplex = new TransportSimplex(cost, masses);
    simplex.run();
    return simplex.coupling(masses.total());
  }

  private void run() {
    int from = 0;
    int quiet = 0; // rows since a pair entered
    while (quiet < n) {
      int block = Math.min(BLOCK, n - from);
      if (isBelow(from, block)) {
        enter();
        quiet = 0;
      } else {
        quiet += block;
      }
      from = from + block < n ? from + block : 0;
    }
  }

  /** Finds the pair of least reduced cost among some rows; whether it is below zero. */
  private boolean isBelow(int from, int block) {
    double lowest = least;
    row = BasisTree.NONE;
    for (int i = from; i < from + block; i++) {
      kernel.leastTwo(cost, i * m, scanned, m, found);
      double reduced = cost[i * m + found.column] - u[i] - v[found.column];
      if (reduced < lowest) {
        lowest = reduced;
        row = i;
        column = found.column;
      }
    }
    return row != BasisTree.NONE;
  }

  private void enter() {
    double reduced = cost[row * m + column] - u[row] - v[column];
    int moved = tree.pivot(row, n + column);
    double forRows = moved < n ? reduced : -reduced;
    int count = tree.subtree(moved);
    for (int k = 0; k < count; k++) {
      int node = tree.gathered(k);
      if (node < n) {
        u[node] += forRows;
      } else {
        v[node - n] -= forRows;
        scanned[node - n] = (float) v[node - n];
      }
    }
  }

  /** The edges that carry flow; the root's carry none, since every pair is cheaper. */
  private Coupling coupling(long total) {
    long[] places = new long[n + m];
    int[] nodes = new int[n + m];
    int count = 0;
    for (int node = 0; node < n + m; node++) {
      int other = tree.parent(node);
      if (tree.flow(node) > 0 && other < n + m) {
        places[count] = node < n ? (long) node * m + other - n : (long) other * m + node - n;
        nodes[count++] = node;
      }
    }
    int[] order = KeyOrder.ascending(Arrays.copyOf(places, count));
    int[] rows = new int[count];
    int[] columns = new int[count];
    long[] units = new long[count];
    for (int k = 0; k < count; k++) {
      rows[k] = (int) (places[order[k]] / m);
      columns[k] = (int) (places[order[k]] % m);
      units[k] = tree.flow(nodes[order[k]]);
    }
    return new Coupling(rows, columns, units, total, u, v);
  }
}
