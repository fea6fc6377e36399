package io.remblai.spark.quality;

import io.remblai.geometry.GroundCost;
import io.remblai.math.Seeds;
import io.remblai.refine.BlockCut;
import io.remblai.refine.Midpoints;
import io.remblai.refine.PartitionedRows;
import io.remblai.refine.SpreadDirection;
import io.remblai.refine.quality.Neighbourhood;
import io.remblai.refine.quality.RowBlock;
import io.remblai.spark.PairBlock;
import io.remblai.spark.quality.MapRows.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Rows that are each other's neighbours: the same however they were spread before. */
final class RowGroup {

  /** Rows that choose the direction of a cut, as in rounds of rematching. */
  private static final int DIRECTION_SAMPLE = 1024;

  private static final Kind[] KINDS = {Kind.PAIRS, Kind.FREE_TARGETS, Kind.FREE_SOURCES};
  private static final int PAIRS = 0;
  private static final int FREE_TARGETS = 1;
  private static final int FREE_SOURCES = 2;

  private final MapRows[] byKind;
  private final List<RowBlock> blocks;

  private RowGroup(MapRows[] byKind, List<RowBlock> blocks) {
    this.byKind = byKind;
    this.blocks = blocks;
  }

  /** The groups of a share that hold a pair, each with the rows of a block in one piece. */
  static List<RowGroup> of(Iterable<MapRows> chunks, ShareWork work, int share) {
    List<MapRows> all = new ArrayList<>();
    chunks.forEach(all::add);
    MapRows[] byKind = new MapRows[KINDS.length];
    for (int kind = 0; kind < KINDS.length; kind++) {
      byKind[kind] = MapRows.canonical(KINDS[kind], all);
    }
    RowGroup whole = new RowGroup(byKind, List.of());
    List<RowGroup> groups = new ArrayList<>();
    for (int[] rows : whole.leaves(work.mostRows(), Seeds.key(work.seed(), share))) {
      RowGroup group = whole.select(List.of(rows));
      if (group.pairs().size() > 0) {
        groups.add(group.select(group.leaves(work.blockRows(), work.seed())));
      }
    }
    return groups;
  }

  /** Its rows in leaves of at most so many, counted over all kinds one after another. */
  private List<int[]> leaves(int most, long seed) {
    List<int[]> leaves = new ArrayList<>();
    BlockCut root = BlockCut.root(size(), most);
    if (root.isLeaf()) {
      leaves.add(IntStream.range(0, size()).toArray());
    } else {
      int dim = byKind[0].rows().source().dim();
      descend(new PartitionedRows(places(dim), size(), dim), dim, 0, root, seed, leaves);
    }
    return leaves;
  }

  private int size() {
    return Arrays.stream(byKind).mapToInt(MapRows::size).sum();
  }

  private float[] places(int dim) {
    float[] places = new float[size() * dim];
    int at = 0;
    for (MapRows kind : byKind) {
      float[] x = kind.rows().source().coordinates();
      Midpoints.write(x, 0, kind.rows().target().coordinates(), 0, x.length, places, at);
      at += x.length;
    }
    return places;
  }

  private static void descend(
      PartitionedRows places, int dim, int from, BlockCut block, long seed, List<int[]> leaves) {
    int n = block.points();
    if (block.isLeaf()) {
      leaves.add(places.origins(from, n));
      return;
    }
    double[] direction =
        SpreadDirection.of(
            places.rows(), from, Math.min(n, DIRECTION_SAMPLE), dim, Seeds.key(seed, block.path()));
    BlockCut top = block.top();
    places.cut(from, from + n, direction, top.points());
    descend(places, dim, from, top, seed, leaves);
    descend(places, dim, from + top.points(), block.rest(), seed, leaves);
  }

  /** The rows of the given leaves, a block for each. */
  private RowGroup select(List<int[]> leaves) {
    MapRows[] selected = new MapRows[KINDS.length];
    int[][] ends = new int[KINDS.length][leaves.size() + 1];
    int first = 0;
    for (int kind = 0; kind < KINDS.length; kind++) {
      int size = byKind[kind].size();
      int[] own = new int[size];
      int at = 0;
      for (int leaf = 0; leaf < leaves.size(); leaf++) {
        for (int row : leaves.get(leaf)) {
          if (row >= first && row < first + size) {
            own[at++] = row - first;
          }
        }
        ends[kind][leaf + 1] = at;
      }
      selected[kind] = byKind[kind].select(Arrays.copyOf(own, at));
      first += size;
    }
    return new RowGroup(selected, blocks(ends, leaves.size()));
  }

  private static List<RowBlock> blocks(int[][] ends, int count) {
    int[] pairs = ends[PAIRS];
    int[] targets = ends[FREE_TARGETS];
    int[] sources = ends[FREE_SOURCES];
    int n = pairs[count];
    List<RowBlock> blocks = new ArrayList<>();
    for (int b = 0; b < count; b++) {
      if (pairs[b] < pairs[b + 1]) {
        blocks.add(
            new RowBlock(
                pairs[b],
                pairs[b + 1],
                n + targets[b],
                n + targets[b + 1],
                n + sources[b],
                n + sources[b + 1]));
      }
    }
    return blocks;
  }

  /** Its blocks, which divide all of its pairs. */
  List<RowBlock> blocks() {
    return blocks;
  }

  /** Its pairs. */
  MapRows pairs() {
    return byKind[PAIRS];
  }

  /** Its points. */
  Neighbourhood neighbourhood(GroundCost cost) {
    PairBlock pairs = pairs().rows();
    return new Neighbourhood(
        cost,
        pairs.source().dim(),
        joined(pairs.source().coordinates(), byKind[FREE_SOURCES].rows().source().coordinates()),
        joined(pairs.target().coordinates(), byKind[FREE_TARGETS].rows().target().coordinates()),
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
