package io.remblai.spark;

import io.remblai.math.KeyOrder;
import io.remblai.spark.tag.RowTags;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Some rows of one cloud: ids, their keys, and coordinates {@code [size, dim]} row-major; perhaps
 * tags that decide who may be paired. Immutable by agreement: arrays are shared, never written
 * after construction.
 *
 * <p>The canonical order of rows is by unsigned key, then id. Whatever partition a row was read in,
 * sorting a block canonically makes every later step a function of the set of rows alone.
 */
public final class PointBlock implements Serializable {

  private static final long serialVersionUID = 1;

  private static final double[] NO_NUMBERS = {};

  private final Ids ids;
  private final long[] keys;
  private final float[] coordinates;
  private final int dim;
  private final RowTags tags; // null: rows carry none

  /** Keeps the arrays, does not copy them. */
  public PointBlock(Ids ids, long[] keys, float[] coordinates, int dim) {
    this(ids, keys, coordinates, dim, null);
  }

  private PointBlock(Ids ids, long[] keys, float[] coordinates, int dim, RowTags tags) {
    if (keys.length != ids.size() || coordinates.length != (long) dim * keys.length) {
      throw new IllegalArgumentException(
          "block of %d ids has %d keys and %d coordinates in dimension %d"
              .formatted(ids.size(), keys.length, coordinates.length, dim));
    }
    this.ids = ids;
    this.keys = keys;
    this.coordinates = coordinates;
    this.dim = dim;
    this.tags = tags;
  }

  /** The same rows with tags. */
  public PointBlock tagged(RowTags rowTags) {
    if (rowTags.size() != size()) {
      throw new IllegalArgumentException(
          "%d rows cannot carry %d tags".formatted(size(), rowTags.size()));
    }
    return new PointBlock(ids, keys, coordinates, dim, rowTags);
  }

  /** The tags of the rows; they must have some. */
  public RowTags tags() {
    return tags;
  }

  /** The numbers beside each point that may differ only so much; none without tags. */
  public double[] numbers() {
    return tags == null ? NO_NUMBERS : tags.numbers();
  }

  public int size() {
    return keys.length;
  }

  public int dim() {
    return dim;
  }

  public Ids ids() {
    return ids;
  }

  /** Keys [size]; not to be modified. */
  public long[] keys() {
    return keys;
  }

  /** Coordinates [size, dim]; not to be modified. */
  public float[] coordinates() {
    return coordinates;
  }

  /** The rows in canonical order: by unsigned key, then id. */
  public int[] canonicalOrder() {
    int[] order = KeyOrder.ascending(keys);
    for (int from = 0; from < order.length; ) {
      int to = from + 1;
      while (to < order.length && keys[order[to]] == keys[order[from]]) {
        to++;
      }
      sortById(order, from, to);
      from = to;
    }
    return order;
  }

  /** Rows of one key are few (texts that share a hash), so insertion sort is enough. */
  private void sortById(int[] order, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      int row = order[i];
      int at = i;
      while (at > from && ids.compare(order[at - 1], ids, row) > 0) {
        order[at] = order[at - 1];
        at--;
      }
      order[at] = row;
    }
  }

  /** Whether a row comes before another in canonical order. */
  boolean precedes(int row, PointBlock other, int otherRow) {
    int byKey = Long.compareUnsigned(keys[row], other.keys[otherRow]);
    return byKey < 0 || (byKey == 0 && ids.compare(row, other.ids, otherRow) < 0);
  }

  /** The given rows, in that order. */
  public PointBlock select(int[] rows) {
    long[] selectedKeys = new long[rows.length];
    float[] selected = new float[rows.length * dim];
    for (int i = 0; i < rows.length; i++) {
      selectedKeys[i] = keys[rows[i]];
      System.arraycopy(coordinates, rows[i] * dim, selected, i * dim, dim);
    }
    RowTags selectedTags = tags == null ? null : tags.select(rows);
    return new PointBlock(ids.select(rows), selectedKeys, selected, dim, selectedTags);
  }

  /** All rows of all blocks, at least one, in canonical order. */
  public static PointBlock canonical(Iterable<PointBlock> chunks) {
    List<PointBlock> blocks = new ArrayList<>();
    chunks.forEach(blocks::add);
    PointBlock joined = concat(blocks);
    return joined.select(joined.canonicalOrder());
  }

  /** All rows of all blocks in order; at least one block, all of one dimension and kind of id. */
  public static PointBlock concat(List<PointBlock> blocks) {
    if (blocks.size() == 1) {
      return blocks.get(0);
    }
    int dim = blocks.get(0).dim;
    int size = blocks.stream().mapToInt(PointBlock::size).sum();
    long[] keys = new long[size];
    float[] coordinates = new float[Math.multiplyExact(size, dim)];
    List<Ids> ids = new ArrayList<>(blocks.size());
    int at = 0;
    for (PointBlock block : blocks) {
      System.arraycopy(block.keys, 0, keys, at, block.size());
      System.arraycopy(block.coordinates, 0, coordinates, at * dim, block.size() * dim);
      ids.add(block.ids);
      at += block.size();
    }
    boolean tagged = blocks.get(0).tags != null;
    RowTags tags =
        tagged ? RowTags.concat(blocks.stream().map(block -> block.tags).toList()) : null;
    return new PointBlock(Ids.concat(ids), keys, coordinates, dim, tags);
  }
}
