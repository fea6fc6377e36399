package io.remblai.refine.mass;

import java.util.Arrays;

/**
 * Entries of a plan: entry k moves units from a source to a target. What numbers its rows is the
 * caller's. Grows as entries are added. Not thread safe.
 */
public final class MassEntries {

  private static final int INITIAL = 64;

  private int[] sources = new int[INITIAL];
  private int[] targets = new int[INITIAL];
  private long[] units = new long[INITIAL];
  private int size;

  /** Adds an entry of at least one unit. */
  public void add(int source, int target, long moved) {
    if (size == units.length) {
      sources = Arrays.copyOf(sources, 2 * size);
      targets = Arrays.copyOf(targets, 2 * size);
      units = Arrays.copyOf(units, 2 * size);
    }
    sources[size] = source;
    targets[size] = target;
    units[size++] = moved;
  }

  public int size() {
    return size;
  }

  public int source(int entry) {
    return sources[entry];
  }

  public int target(int entry) {
    return targets[entry];
  }

  public long units(int entry) {
    return units[entry];
  }

  /** The sources of all entries [size]. */
  public int[] sources() {
    return Arrays.copyOf(sources, size);
  }

  /** The targets of all entries [size]. */
  public int[] targets() {
    return Arrays.copyOf(targets, size);
  }

  /** The units of all entries [size]. */
  public long[] units() {
    return Arrays.copyOf(units, size);
  }
}
