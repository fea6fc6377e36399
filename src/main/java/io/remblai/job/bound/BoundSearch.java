package io.remblai.job.bound;

import io.remblai.bound.LowerBound;
import io.remblai.certificate.SampledBound;
import io.remblai.geometry.GroundCost;
import io.remblai.spark.DistributedMap;
import io.remblai.spark.bound.DistributedBounds;
import io.remblai.spark.certificate.Certificate;
import io.remblai.spark.certificate.FullCertificate;
import io.remblai.spark.certificate.SampledCertificate;
import io.remblai.spark.input.CheckedClouds;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.api.java.JavaSparkContext;

/** Bounds the least mean cost between two clouds of which a map is known. */
public final class BoundSearch {

  private final JavaSparkContext context;
  private final GroundCost cost;
  private final long seed;

  /**
   * @param cost of the map
   * @param seed of the run
   */
  public BoundSearch(JavaSparkContext context, GroundCost cost, long seed) {
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

  /** The bounds of {@link Certify#FAST}. */
  public Found fast(CheckedClouds clouds, DistributedMap map) {
    SampledBound sampled =
        new SampledCertificate(context, cost, clouds.dim(), SampledCertificate.DEFAULT_SAMPLE, seed)
            .estimate(map.pairs());
    MapBound bound =
        new MapBound(
            Certify.FAST,
            map.meanCost(),
            ofClouds(clouds),
            OptionalDouble.empty(),
            Optional.of(sampled));
    return new Found(bound, Optional.empty());
  }

  /** The bounds of {@link Certify#FULL}. */
  public Found full(CheckedClouds clouds, DistributedMap map) {
    Certificate certificate = new FullCertificate(context, cost, clouds.dim()).certify(map.pairs());
    MapBound bound =
        new MapBound(
            Certify.FULL,
            map.meanCost(),
            ofClouds(clouds),
            OptionalDouble.of(certificate.lowerBound()),
            Optional.empty());
    return new Found(bound, Optional.of(certificate));
  }

  private List<LowerBound> ofClouds(CheckedClouds clouds) {
    return new DistributedBounds(context, cost, seed)
        .of(clouds.source(), clouds.target(), clouds.sourcePoints(), clouds.dim());
  }
}
