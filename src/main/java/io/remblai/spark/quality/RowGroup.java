package io.remblai.spark.quality;

import io.remblai.geometry.GroundCost;
import io.remblai.math.Seeds;
import io.remblai.refine.BlockCut;
import io.remblai.refine.Midpoints;
import io.remblai.refine.PartitionedRows;
import io.remblai.refine.SpreadDirection;
import io.remblai.refine.quality.Neighbourhood;
import io.remblai.spark.PairBlock;
import io.remblai.spark.quality.MapRows.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Rows that are each other's neighbours: the same however they were spread before. */
final class RowGroup {

  /** Rows that choose the direction of a cut, as in rounds of rematching. */
  private static final int DIRECTION_SAMPLE = 1024;

  private final Map<Kind, MapRows> byKind; // in the order of the kinds, all of them

  private RowGroup(Map<Kind, MapRows> byKind) {
    this.byKind = byKind;
  }

  /** The groups of a share that hold a pair. */
  static List<RowGroup> of(Iterable<MapRows> chunks, ShareWork work, int share) {
    List<MapRows> all = new ArrayList<>();
    chunks.forEach(all::add);
    Map<Kind, MapRows> byKind = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      byKind.put(kind, MapRows.canonical(kind, all));
    }
    RowGroup whole = new RowGroup(byKind);
    List<RowGroup> groups = new ArrayList<>();
    BlockCut root = BlockCut.root(whole.size(), work.mostRows());
    if (root.isLeaf()) {
      groups.add(whole);
    } else {
      int dim = whole.pairs().rows().source().dim();
      PartitionedRows places = new PartitionedRows(whole.places(dim), whole.size(), dim);
      whole.descend(places, dim, 0, root, Seeds.key(work.seed(), share), groups);
    }
    groups.removeIf(group -> group.pairs().size() == 0);
    return groups;
  }

  private int size() {
    return byKind.values().stream().mapToInt(MapRows::size).sum();
  }

  private float[] places(int dim) {
    float[] places = new float[size() * dim];
    int at = 0;
    for (MapRows kind : byKind.values()) {
      float[] x = kind.rows().source().coordinates();
      Midpoints.write(x, 0, kind.rows().target().coordinates(), 0, x.length, places, at);
      at += x.length;
    }
    return places;
  }

  private void descend(
      PartitionedRows places, int dim, int from, BlockCut block, long seed, List<RowGroup> groups) {
    int n = block.points();
    if (block.isLeaf()) {
      groups.add(select(places.origins(from, n)));
      return;
    }
    double[] direction =
        SpreadDirection.of(
            places.rows(), from, Math.min(n, DIRECTION_SAMPLE), dim, Seeds.key(seed, block.path()));
    BlockCut top = block.top();
    places.cut(from, from + n, direction, top.points());
    descend(places, dim, from, top, seed, groups);
    descend(places, dim, from + top.points(), block.rest(), seed, groups);
  }

  /** The given rows, counted over all kinds one after another. */
  private RowGroup select(int[] rows) {
    Map<Kind, MapRows> selected = new EnumMap<>(Kind.class);
    int first = 0;
    for (Map.Entry<Kind, MapRows> kind : byKind.entrySet()) {
      int from = first;
      int to = first + kind.getValue().size();
      int[] own = Arrays.stream(rows).filter(row -> row >= from && row < to).toArray();
      for (int i = 0; i < own.length; i++) {
        own[i] -= from;
      }
      selected.put(kind.getKey(), kind.getValue().select(own));
      first = to;
    }
    return new RowGroup(selected);
  }

  /** Its pairs. */
  MapRows pairs() {
    return byKind.get(Kind.PAIRS);
  }

  /** Its points. */
  Neighbourhood neighbourhood(GroundCost cost) {
    PairBlock pairs = pairs().rows();
    return new Neighbourhood(
        cost,
        pairs.source().dim(),
        joined(
            pairs.source().coordinates(),
            byKind.get(Kind.FREE_SOURCES).rows().source().coordinates()),
        joined(
            pairs.target().coordinates(),
            byKind.get(Kind.FREE_TARGETS).rows().target().coordinates()),
        pairs.size());
  }

  private static float[] joined(float[] first, float[] then) {
    if (then.length == 0) {
      return first;
    }
    float[] both = Arrays.copyOf(first, first.length + then.length);
    System.arraycopy(then, 0, both, first.length, then.length);
    return both;
  }
}
