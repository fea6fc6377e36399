package io.remblai.math;

/**
 * The inner loops of a shortest-augmenting-path assignment: one pass over one row of costs. Ties go
 * to the lowest column.
 */
public interface RowScanKernel {

  /** Classes of columns modulo this number, whose least values {@link #reduce} finds. */
  int CLASSES = 64;

  /** Most steps of {@link #limit}. */
  int BISECTIONS = 12;

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

  /**
   * Reduced costs {@code reduced[j] = cost[from + j] - v[j]} for every column j in [0, m), and the
   * least of each class of columns modulo {@link #CLASSES}.
   *
   * @param reduced [m]; overwritten
   * @param least [CLASSES]; overwritten; +infinity for a class without columns
   */
  void reduce(float[] cost, int from, float[] v, int m, float[] reduced, float[] least);

  /**
   * A limit with at least {@code fewest} of the {@link #CLASSES} values at or below it and, as a
   * rule, no more than {@code most}: bisection between the least and the greatest value, at a
   * quarter of the way as the least lie close together, {@link #BISECTIONS} times at most. The
   * greatest value where no step has enough below it.
   */
  float limit(float[] values, int fewest, int most);

  /**
   * The columns whose value is at most {@code limit}, in order.
   *
   * @param values [m]; not modified
   * @param columns receives them; long enough for all m
   * @return how many there are
   */
  int atMost(float[] values, int m, float limit, int[] columns);

  /**
   * As {@link #leastTwo} for some columns of a row: the least and second least of {@code costs[k] -
   * v[columns[k]]} over k in [from, to); {@code found.column} is the lowest such k, not a column.
   *
   * @param costs costs of the columns; not modified
   * @param columns which columns they are; not modified
   */
  void leastTwoOf(float[] costs, int[] columns, int from, int to, float[] v, Found found);
}
