package io.remblai.spark.group;

import io.remblai.spark.PairBlock;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;

/** What came out of the groups of one bin. Immutable once built. */
public final class SolvedBin implements Serializable {

  private static final long serialVersionUID = 1;

  /** What pairs of rows are. */
  public enum Part {
    /** Pairs of the map. */
    PAIRS,
    /** Pairs beyond the limits, which are not of the map. */
    BEYOND,
    /** Targets that are left out, each with the source that would take it first. */
    FREE_TARGETS,
    /** Sources that are left out, in the place of targets, each with such a target. */
    FREE_SOURCES
  }

  private final Map<Part, PairBlock> parts; // without those of which there are no rows
  private final List<SolvedGroup> groups;

  private SolvedBin(Map<Part, PairBlock> parts, List<SolvedGroup> groups) {
    this.parts = parts;
    this.groups = groups;
  }

  /** Collects what came out of groups. Not thread safe. */
  static final class Builder {

    private final Map<Part, List<PairBlock>> parts = new EnumMap<>(Part.class);
    private final List<SolvedGroup> groups = new ArrayList<>();

    void add(Part part, PairBlock rows) {
      if (rows.size() > 0) {
        parts.computeIfAbsent(part, any -> new ArrayList<>()).add(rows);
      }
    }

    void add(SolvedGroup group) {
      groups.add(group);
    }

    SolvedBin build() {
      Map<Part, PairBlock> joined = new HashMap<>();
      parts.forEach((part, blocks) -> joined.put(part, PairBlock.concat(blocks)));
      return new SolvedBin(joined, groups);
    }
  }

  /** Takes a part out of bins. */
  public static final class Take implements FlatMapFunction<SolvedBin, PairBlock> {

    private static final long serialVersionUID = 1;

    private final Part part;

    public Take(Part part) {
      this.part = part;
    }

    @Override
    public Iterator<PairBlock> call(SolvedBin bin) {
      PairBlock rows = bin.parts.get(part);
      return rows == null ? List.<PairBlock>of().iterator() : List.of(rows).iterator();
    }
  }

  /** Takes the numbers of the groups. */
  static final class Numbers implements FlatMapFunction<SolvedBin, SolvedGroup> {

    private static final long serialVersionUID = 1;

    @Override
    public Iterator<SolvedGroup> call(SolvedBin bin) {
      return bin.groups.iterator();
    }
  }
}
