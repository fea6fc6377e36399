package io.remblai.spark.coupling;

import io.remblai.spark.PointBlock;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Points that each have some units of mass. Immutable by agreement. */
public final class MassedPoints implements Serializable {

  private static final long serialVersionUID = 1;

  private final PointBlock points;
  private final long[] units;

  /**
   * @param units of the points [points.size], at least 1 each
   */
  public MassedPoints(PointBlock points, long[] units) {
    if (points.size() != units.length) {
      throw new IllegalArgumentException(
          "%d points cannot have %d masses".formatted(points.size(), units.length));
    }
    this.points = points;
    this.units = units;
  }

  public PointBlock points() {
    return points;
  }

  /** Units of each point [size]; not to be modified. */
  public long[] units() {
    return units;
  }

  public int size() {
    return units.length;
  }

  /** The given points, in that order. */
  public MassedPoints select(int[] rows) {
    long[] selected = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      selected[i] = units[rows[i]];
    }
    return new MassedPoints(points.select(rows), selected);
  }

  /** All points of all blocks, at least one, in canonical order. */
  public static MassedPoints canonical(Iterable<MassedPoints> blocks) {
    List<PointBlock> parts = new ArrayList<>();
    int size = 0;
    for (MassedPoints block : blocks) {
      parts.add(block.points);
      size += block.size();
    }
    long[] all = new long[size];
    int at = 0;
    for (MassedPoints block : blocks) {
      System.arraycopy(block.units, 0, all, at, block.size());
      at += block.size();
    }
    MassedPoints joined = new MassedPoints(PointBlock.concat(parts), all);
    return joined.select(joined.points.canonicalOrder());
  }

  /** Units of all points. */
  public long total() {
    long total = 0;
    for (long each : units) {
      total = Math.addExact(total, each);
    }
    return total;
  }
}
