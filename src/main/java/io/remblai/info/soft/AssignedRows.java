package io.remblai.info.soft;

/** The shares of a batch of rows in m soft bins: a [n, m]. A row without a direction has none. */
public interface AssignedRows {

  /** n. */
  int count();

  /** m. */
  int bins();

  /** {@link SoftBins#key} of the bins. */
  long binsKey();

  /** Whether row i has a direction. */
  Direction direction(int i);

  /** {@code a(i, j)}; 0 where row i has no direction. */
  double share(int i, int j);

  /** {@code -sum_j a ln a} of row i in nats; 0 where it has no direction. */
  double entropy(int i);

  /**
   * Adds the shares of row i and their squares, in double.
   *
   * @param sums [2 m]; {@code sums[j] += a(i, j)}, {@code sums[m + j] += a(i, j)^2}
   */
  void addTo(int i, double[] sums);

  /**
   * Copies the shares of row i.
   *
   * @param out [m] from {@code at}; overwritten
   */
  void copy(int i, double[] out, int at);
}
