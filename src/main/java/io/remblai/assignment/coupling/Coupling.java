package io.remblai.assignment.coupling;

/**
 * A sparse plan: entry k moves a mass from a row to a column. Entries are in order of rows, then of
 * columns, and no more than n + m - 1.
 *
 * @param rows row of each entry
 * @param columns column of each entry
 * @param units its mass in units, at least 1
 * @param total units of all
 * @param rowPotentials dual potential of each row, in units of the cost [n]
 * @param columnPotentials of each column [m]
 */
public record Coupling(
    int[] rows,
    int[] columns,
    long[] units,
    long total,
    double[] rowPotentials,
    double[] columnPotentials) {

  /** Number of entries. */
  public int size() {
    return rows.length;
  }

  /** Mass of an entry; all sum to 1. */
  public double mass(int entry) {
    return (double) units[entry] / total;
  }
}
