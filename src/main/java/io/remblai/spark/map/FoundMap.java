package io.remblai.spark.map;

import io.remblai.assignment.caliper.PairLimits;
import io.remblai.geometry.GroundCost;
import io.remblai.refine.StageRecord;
import io.remblai.spark.DistributedMap;
import io.remblai.spark.PairBlock;
import io.remblai.spark.Side;
import io.remblai.spark.SumCosts;
import io.remblai.spark.coupling.CoupledMap;
import io.remblai.spark.coupling.CoupledPairs;
import io.remblai.spark.group.GroupResults;
import io.remblai.spark.output.PairsWithin;
import io.remblai.spark.output.UnmatchedTable;
import io.remblai.spark.partial.PartialItems;
import io.remblai.spark.partial.PartialMap;
import io.remblai.spark.partial.WithinLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.storage.StorageLevel;

/**
 * A map as the user sees it.
 *
 * @param pairs the pairs; not to be persisted again
 * @param count how many
 * @param stages what each stage gained
 * @param meanCost mean over the pairs; 0 of none
 * @param converged whether the map is exact or the last rounds gained too little to go on
 * @param leftOut rows in no pair, by side and reason
 * @param partial the map of the smaller cloud into the larger one; empty: they are of one size
 * @param coupled the coupling whose entries the pairs are; empty: they are one to one
 * @param groups what became of each group; empty: there are none
 * @param kept what {@link #unpersist} frees
 */
public record FoundMap(
    JavaRDD<PairBlock> pairs,
    long count,
    List<StageRecord> stages,
    double meanCost,
    boolean converged,
    List<LeftOut> leftOut,
    Optional<PartialMap> partial,
    Optional<CoupledMap> coupled,
    Optional<GroupResults> groups,
    List<JavaRDD<?>> kept) {

  /** Of clouds of one size. */
  public static FoundMap of(DistributedMap map, long points) {
    return new FoundMap(
        map.pairs(),
        points,
        map.stages(),
        map.meanCost(),
        map.converged(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(map.pairs()));
  }

  /**
   * Of clouds that are coupled.
   *
   * @param leftOut rows that have no mass
   */
  public static FoundMap of(CoupledMap map, List<LeftOut> leftOut) {
    return new FoundMap(
        map.pairs().map(new PairsOf()),
        map.entries(),
        map.stages(),
        map.cost(),
        map.converged(),
        leftOut,
        Optional.empty(),
        Optional.of(map),
        Optional.empty(),
        List.of(map.pairs()));
  }

  /**
   * Of clouds of different size.
   *
   * @param larger to the user
   */
  public static FoundMap of(PartialMap map, Side larger, GroundCost cost) {
    JavaRDD<PairBlock> pairs = map.pairs();
    LeftOut rest =
        new LeftOut(
            larger,
            LeftOut.NO_PARTNER,
            map.targets() - map.sources(),
            map.free().flatMap(new UnmatchedTable.Rows(cost, larger, true, LeftOut.NO_PARTNER)),
            larger == Side.SOURCE ? map.free().map(new Exchange()) : map.free());
    return new FoundMap(
        larger == Side.SOURCE ? pairs.map(new Exchange()) : pairs,
        map.sources(),
        map.stages(),
        map.meanCost(),
        map.converged(),
        List.of(rest),
        Optional.of(map),
        Optional.empty(),
        Optional.empty(),
        List.of(map.items()));
  }

  /** Every row of the larger cloud with its partner, if it has one; persisted. */
  JavaRDD<PartialItems> items() {
    return partial
        .map(PartialMap::items)
        .orElseGet(
            () ->
                pairs.map(new WithinLimit.ItemsOfPairs()).persist(StorageLevel.MEMORY_AND_DISK()));
  }

  /**
   * This with other pairs; lets the present ones go.
   *
   * @param others persisted
   */
  FoundMap with(JavaRDD<PartialItems> others, GroundCost cost) {
    PartialMap map =
        partial
            .map(present -> present.with(others))
            .orElseGet(() -> new PartialMap(others, stages, count, count, meanCost, converged));
    FoundMap found =
        partial.isPresent()
            ? of(map, larger().orElseThrow(), cost)
            : new FoundMap(
                map.pairs(),
                count,
                stages,
                meanCost,
                converged,
                leftOut,
                partial,
                coupled,
                groups,
                List.of(others));
    if (others.id() != kept.get(0).id()) {
      others.count(); // before what it is made from goes
      unpersist();
    }
    return found;
  }

  /** This without the pairs beyond limits. */
  public FoundMap within(GroundCost cost, PairLimits limits) {
    JavaRDD<PairBlock> dear = pairs.flatMap(new PairsWithin(cost, limits, false));
    JavaRDD<PairBlock> near = pairs.flatMap(new PairsWithin(cost, limits, true));
    String reason = LeftOut.beyond(limits);
    SumCosts.Total total = new SumCosts.Total();
    near.mapPartitions(new SumCosts(cost)).collect().forEach(total::mergeWith);
    List<LeftOut> left = new ArrayList<>(leftOut);
    for (Side side : Side.values()) {
      boolean targets = side == Side.TARGET;
      left.add(
          new LeftOut(
              side,
              reason,
              count - total.pairs(),
              dear.flatMap(new UnmatchedTable.Rows(cost, side, targets, reason)),
              dear));
    }
    return new FoundMap(
        near,
        total.pairs(),
        stages,
        total.cost() / Math.max(1, total.pairs()),
        converged,
        left,
        partial,
        coupled,
        groups,
        kept);
  }

  /** Rows of a side in no pair. */
  public long unmatched(Side side) {
    return leftOut.stream().filter(l -> l.side() == side).mapToLong(LeftOut::count).sum();
  }

  /** The cloud that is larger to the user; empty: they are of one size. */
  public Optional<Side> larger() {
    return partial.map(map -> leftOut.get(0).side());
  }

  /** Lets the map go. */
  public void unpersist() {
    kept.forEach(JavaRDD::unpersist);
  }

  /** Leaves the masses aside. */
  static final class PairsOf implements Function<CoupledPairs, PairBlock> {

    private static final long serialVersionUID = 1;

    @Override
    public PairBlock call(CoupledPairs coupled) {
      return coupled.pairs();
    }
  }

  /** Exchanges sources and targets. */
  public static final class Exchange implements Function<PairBlock, PairBlock> {

    private static final long serialVersionUID = 1;

    @Override
    public PairBlock call(PairBlock pairs) {
      return pairs.exchanged();
    }
  }
}
