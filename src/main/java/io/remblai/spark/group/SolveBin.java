package io.remblai.spark.group;

import io.remblai.assignment.caliper.PairLimits;
import io.remblai.certificate.BlockDual;
import io.remblai.geometry.GroundCost;
import io.remblai.math.ExactSum;
import io.remblai.refine.BlockCut;
import io.remblai.refine.LocalRefinement;
import io.remblai.refine.TaskOptions;
import io.remblai.spark.PairBlock;
import io.remblai.spark.PointBlock;
import io.remblai.spark.RowList;
import io.remblai.spark.group.SolvedBin.Part;
import io.remblai.spark.partial.PartialItems;
import io.remblai.spark.partial.SolveWhole;
import io.remblai.spark.tag.GroupKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.function.Function;
import scala.Tuple2;

/** Solves the groups of one bin one after the other, each as it would be solved alone. */
final class SolveBin
    implements Function<
        Tuple2<Integer, Tuple2<Iterable<PointBlock>, Iterable<PointBlock>>>, SolvedBin> {

  private static final long serialVersionUID = 1;

  private final TaskOptions options;
  private final PairLimits limits;
  private final boolean bounded;

  /**
   * @param limits which pairs are allowed
   * @param bounded whether to look for the dual bound of each group, which takes a pass over its
   *     pairs of rows
   */
  SolveBin(TaskOptions options, PairLimits limits, boolean bounded) {
    this.options = options;
    this.limits = limits;
    this.bounded = bounded;
  }

  @Override
  public SolvedBin call(Tuple2<Integer, Tuple2<Iterable<PointBlock>, Iterable<PointBlock>>> sides) {
    Map<GroupKey, PointBlock> sources = byGroup(sides._2()._1());
    Map<GroupKey, PointBlock> targets = byGroup(sides._2()._2());
    SolvedBin.Builder solved = new SolvedBin.Builder();
    sources.forEach((key, x) -> solve(key, x, targets.get(key), solved));
    return solved.build();
  }

  /** Rows of each group in canonical order. */
  private static Map<GroupKey, PointBlock> byGroup(Iterable<PointBlock> pieces) {
    List<PointBlock> blocks = new ArrayList<>();
    pieces.forEach(blocks::add);
    PointBlock all = PointBlock.concat(blocks);
    Map<GroupKey, RowList> rows = new TreeMap<>();
    for (int row = 0; row < all.size(); row++) {
      rows.computeIfAbsent(all.tags().group(row), any -> new RowList()).add(row);
    }
    Map<GroupKey, PointBlock> groups = new TreeMap<>();
    rows.forEach(
        (key, list) -> {
          PointBlock group = all.select(list.toArray());
          groups.put(key, group.select(group.canonicalOrder()));
        });
    return groups;
  }

  private void solve(GroupKey key, PointBlock x, PointBlock y, SolvedBin.Builder solved) {
    if (x.size() == y.size() && limits.allowAll()) {
      solveSquare(key, x, y, solved);
      return;
    }
    boolean exchanged = x.size() > y.size();
    PartialItems items =
        new SolveWhole(options.cost(), limits).solve(exchanged ? y : x, exchanged ? x : y);
    PairBlock pairs = exchanged ? items.pairs().exchanged() : items.pairs();
    PairBlock within = pairs.select(rows(pairs, true));
    solved.add(Part.PAIRS, within);
    solved.add(Part.BEYOND, pairs.select(rows(pairs, false)));
    solved.add(exchanged ? Part.FREE_SOURCES : Part.FREE_TARGETS, items.free());
    double bound = bounded && limits.allowAll() ? bound(exchanged ? y : x, items.all()) : 0;
    solved.add(new SolvedGroup(key, within.size(), cost(within), bound));
  }

  /** As the one block of clouds of one size. */
  private void solveSquare(GroupKey key, PointBlock x, PointBlock y, SolvedBin.Builder solved) {
    LocalRefinement.BlockMap map =
        new LocalRefinement(options, x.dim())
            .refine(
                x.coordinates(), y.coordinates(), new BlockCut(BlockCut.ROOT, x.size(), 1), null);
    PairBlock pairs = new PairBlock(x, y.select(map.targets()), map.paths(), map.potentials());
    solved.add(Part.PAIRS, pairs);
    solved.add(new SolvedGroup(key, x.size(), cost(pairs), bounded ? bound(x, pairs) : 0));
  }

  private int[] rows(PairBlock pairs, boolean within) {
    RowList rows = new RowList();
    for (int row = 0; row < pairs.size(); row++) {
      if (pairs.isWithin(limits, options.cost(), row) == within) {
        rows.add(row);
      }
    }
    return rows.toArray();
  }

  private double cost(PairBlock pairs) {
    GroundCost cost = options.cost();
    int dim = pairs.source().dim();
    ExactSum sum = new ExactSum();
    for (int row = 0; row < pairs.size(); row++) {
      sum.add(
          cost.between(
              pairs.source().coordinates(),
              row * dim,
              pairs.target().coordinates(),
              row * dim,
              dim));
    }
    return sum.value();
  }

  /** Of the smaller side against every row of the larger with its potential. */
  private double bound(PointBlock few, PairBlock many) {
    return BlockDual.of(
        options.cost(),
        few.coordinates(),
        few.size(),
        many.target().coordinates(),
        many.size(),
        few.dim(),
        many.potentials());
  }
}
