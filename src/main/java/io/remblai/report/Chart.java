package io.remblai.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What is drawn: a kind that {@code report.js} knows, and its data under the names that the kind
 * expects there: numbers, texts, arrays, lists and maps of those. Immutable.
 */
public final class Chart {

  /** How data is drawn. */
  public enum Kind {
    /** A staircase over named stages: {@code names, groups, values, lines, axis}. */
    STAIRS,
    /** Horizontal bars: {@code names, values, axis}. */
    BARS,
    /** Counts over bins: {@code edges, counts, log, marks, axis, unit}. */
    HISTOGRAM,
    /** Counts over the cells of a square, a panel each: {@code range, bins, panels, axes}. */
    DENSITY,
    /** Arrows over a square: {@code range, arrows, axes}. */
    ARROWS,
    /** Points and the segments between them, over a square: {@code range, pairs, axes}. */
    PAIRS,
    /** Numbers over rows and columns: {@code rows, columns, cells, axes, unit}. */
    MATRIX,
    /** Lines over numbers: {@code x, series, axes}. */
    CURVES,
    /** Values with intervals, nulls and ceilings: {@code names, series, axis}. */
    INTERVALS,
    /**
     * Two dots for each name, and a line to stay below: {@code names, before, after, line, axis}.
     */
    BALANCE,
    /** Points of an information plane: {@code trajectories, ceilings, bounds, near, axes}. */
    PLANE;

    String written() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Kind kind;
  private final Map<String, Object> data;

  private Chart(Kind kind, Map<String, Object> data) {
    this.kind = kind;
    this.data = data;
  }

  /** A chart without data. */
  public static Chart of(Kind kind) {
    return new Chart(kind, Map.of());
  }

  /** This with one more thing; arrays are kept, not copied. */
  public Chart with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(data);
    more.put(name, value);
    return new Chart(kind, Collections.unmodifiableMap(more));
  }

  public Kind kind() {
    return kind;
  }

  /** The data in the order in which it was given. */
  public Map<String, Object> data() {
    return data;
  }
}
