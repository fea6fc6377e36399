package io.remblai.spark.judge;

import io.remblai.bound.LowerBound;
import io.remblai.certificate.SampledBound;
import io.remblai.geometry.GroundCost;
import io.remblai.spark.PairBlock;
import io.remblai.spark.Side;
import io.remblai.spark.bound.DistributedBounds;
import io.remblai.spark.certificate.Certificate;
import io.remblai.spark.certificate.FullCertificate;
import io.remblai.spark.certificate.SampledCertificate;
import io.remblai.spark.coupling.CoupledMap;
import io.remblai.spark.input.CheckedClouds;
import io.remblai.spark.map.FoundMap;
import io.remblai.spark.partial.PartialMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/** Bounds the least mean cost between two clouds of which a map is known. */
public final class BoundSearch {

  private final JavaSparkContext context;
  private final GroundCost cost;
  private final long seed;
  private final boolean sums;

  /**
   * @param cost of the map
   * @param seed of the run
   * @param sums whether sums over each cloud bound anything: not where rows have several partners
   */
  public BoundSearch(JavaSparkContext context, GroundCost cost, long seed, boolean sums) {
    this.sums = sums;
    this.context = context;
    this.cost = cost;
    this.seed = seed;
  }

  /**
   * What was found.
   *
   * @param bound the numbers
   * @param certificate the pairs with their potentials, after a pass over all pairs of points.
   *     Reading them repeats nothing of that pass, which left its results in the shuffle
   */
  public record Found(MapBound bound, Optional<Certificate> certificate) {}

  /**
   * The bound of a map of any kind.
   *
   * @param certify not {@link Certify#NONE}
   */
  public Found of(Certify certify, CheckedClouds clouds, FoundMap map) {
    if (map.groups().isPresent()) {
      double bound = map.groups().get().bound() / Math.max(1, map.count());
      return grouped(certify, map.meanCost(), bound);
    }
    if (map.coupled().isPresent()) {
      return coupled(certify, map.coupled().get());
    }
    if (map.partial().isPresent()) {
      boolean exchanged = map.larger().equals(Optional.of(Side.SOURCE));
      return partial(certify, map.partial().get(), clouds.dim(), exchanged);
    }
    return certify == Certify.FULL
        ? full(clouds, map.pairs(), map.meanCost())
        : fast(clouds, map.pairs(), map.meanCost());
  }

  /** The bounds of {@link Certify#FAST}. */
  private Found fast(CheckedClouds clouds, JavaRDD<PairBlock> pairs, double meanCost) {
    SampledBound sampled =
        new SampledCertificate(context, cost, clouds.dim(), SampledCertificate.DEFAULT_SAMPLE, seed)
            .estimate(pairs);
    MapBound bound =
        new MapBound(
            Certify.FAST, meanCost, ofClouds(clouds), OptionalDouble.empty(), Optional.of(sampled));
    return new Found(bound, Optional.empty());
  }

  /** The bounds of {@link Certify#FULL}. */
  private Found full(CheckedClouds clouds, JavaRDD<PairBlock> pairs, double meanCost) {
    Certificate certificate = new FullCertificate(context, cost, clouds.dim()).certify(pairs);
    MapBound bound =
        new MapBound(
            Certify.FULL,
            meanCost,
            ofClouds(clouds),
            OptionalDouble.of(certificate.lowerBound()),
            Optional.empty());
    return new Found(bound, Optional.of(certificate));
  }

  /**
   * The bounds of a map into a larger cloud. Sums over each cloud tell nothing, since the targets
   * that are chosen might be any.
   *
   * @param exchanged whether the larger cloud is the source to those who read the certificate
   */
  private Found partial(Certify certify, PartialMap map, int dim, boolean exchanged) {
    List<LowerBound> certain = List.of(new LowerBound(LowerBound.Kind.NO_COST, 0));
    if (certify == Certify.FAST) {
      SampledBound sampled =
          new SampledCertificate(context, cost, dim, SampledCertificate.DEFAULT_SAMPLE, seed)
              .estimate(map.pairs(), map.free());
      return new Found(
          new MapBound(
              certify, map.meanCost(), certain, OptionalDouble.empty(), Optional.of(sampled)),
          Optional.empty());
    }
    Certificate certificate =
        new FullCertificate(context, cost, dim).certify(map.pairs(), map.free());
    return new Found(
        new MapBound(
            certify,
            map.meanCost(),
            certain,
            OptionalDouble.of(certificate.lowerBound()),
            Optional.empty()),
        Optional.of(exchanged ? certificate.exchanged() : certificate));
  }

  /**
   * The bound that a coupling brings along, which looked at all pairs of points; of one of several
   * blocks nothing is known.
   */
  private static Found coupled(Certify certify, CoupledMap map) {
    LowerBound bound =
        map.lowerBound().isPresent()
            ? new LowerBound(LowerBound.Kind.ONE_BLOCK, Math.max(0, map.lowerBound().getAsDouble()))
            : new LowerBound(LowerBound.Kind.NO_COST, 0);
    return new Found(
        new MapBound(certify, map.cost(), List.of(bound), OptionalDouble.empty(), Optional.empty()),
        Optional.empty());
  }

  /**
   * The bound that groups bring along.
   *
   * @param bound no maps of all groups cost less on average
   */
  private static Found grouped(Certify certify, double meanCost, double bound) {
    List<LowerBound> certain = List.of(new LowerBound(LowerBound.Kind.GROUPS, bound));
    return new Found(
        new MapBound(certify, meanCost, certain, OptionalDouble.empty(), Optional.empty()),
        Optional.empty());
  }

  private List<LowerBound> ofClouds(CheckedClouds clouds) {
    if (!sums) {
      return List.of(new LowerBound(LowerBound.Kind.NO_COST, 0));
    }
    return new DistributedBounds(context, cost, seed)
        .of(clouds.source(), clouds.target(), clouds.sourcePoints(), clouds.dim());
  }
}
