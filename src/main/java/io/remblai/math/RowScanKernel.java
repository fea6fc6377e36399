package io.remblai.math;

/**
 * The inner loops of a shortest-augmenting-path assignment: one pass over one row of costs. Ties go
 * to the lowest column.
 */
public interface RowScanKernel {

  /** What a pass found. Mutable, reused between calls; not thread safe. */
  final class Found {
    /** Column of the least value; -1 where every value is infinite. */
    public int column;

    /** The least value. */
    public float least;

    /** The second least value, counted with multiplicity; infinite for a single column. */
    public float second;
  }

  /**
   * The least and second least of {@code cost[from + j] - v[j]} over j in [0, m), m at least 1.
   *
   * @param cost a row of costs from {@code from}; not modified
   * @param v column potentials [m]; not modified
   */
  void leastTwo(float[] cost, int from, float[] v, int m, Found found);

  /**
   * Relaxes every column over one row and finds the nearest: {@code t = (cost[from + j] - v[j]) +
   * base; if t < distance[j] then distance[j] = t, parent[j] = row}; then the least distance.
   *
   * <p>A column is taken out of the search by {@code v[j] = -infinity} and {@code distance[j] =
   * +infinity}.
   *
   * @param distance distances [m]; lowered in place
   * @param parent rows [m] from which the distances were reached; set where a distance is lowered
   */
  void relax(
      float[] cost,
      int from,
      float[] v,
      int m,
      float base,
      int row,
      float[] distance,
      int[] parent,
      Found found);

  /**
   * Lowers {@code least[j]} to {@code cost[from + j] - u} for every column j in [0, m): one row's
   * part of a c-transform.
   */
  void lower(float[] cost, int from, float u, int m, float[] least);
}
