package io.remblai.spark.judge;

import io.remblai.bound.LowerBound;
import io.remblai.certificate.SampledBound;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is known of the least mean cost of any map, beside the mean cost of the map that was found.
 *
 * @param certify what was looked at
 * @param meanCost of the map
 * @param ofClouds certified bounds from sums over each cloud, at least one
 * @param dual certified bound from all pairs of points; may be negative; empty without that pass
 * @param sampled its estimate from some sources; certifies nothing; empty beside the pass itself
 */
public record MapBound(
    Certify certify,
    double meanCost,
    List<LowerBound> ofClouds,
    OptionalDouble dual,
    Optional<SampledBound> sampled) {

  /** Name of the bound from all pairs of points, beside those of {@link LowerBound.Kind}. */
  public static final String DUAL = "dual";

  /** What no map costs less than on average: the best of all that is certain; at least 0. */
  public double certified() {
    return Math.max(LowerBound.best(ofClouds).value(), dual.orElse(0));
  }

  /** Where {@link #certified} comes from. */
  public String certifiedBy() {
    LowerBound best = LowerBound.best(ofClouds);
    return dual.orElse(-1) >= best.value() ? DUAL : name(best.kind());
  }

  /** The certified gap; empty where nothing bounds it. */
  public OptionalDouble gap() {
    return gap(certified());
  }

  /**
   * {@code (cost - bound) / bound}; 0 for a map of cost 0, which is optimal whatever the bound;
   * empty where the cost is positive and the bound is not.
   */
  public OptionalDouble gap(double bound) {
    if (meanCost == 0 || (bound > 0 && bound >= meanCost)) {
      return OptionalDouble.of(
          0); // Rounding may leave an optimal map's cost a bit below its bound.
    }
    double gap = (meanCost - bound) / bound;
    return bound > 0 && Double.isFinite(gap) ? OptionalDouble.of(gap) : OptionalDouble.empty();
  }

  /** How a gate judges the map. */
  public Gate judgedBy(double mostGap) {
    double limit = sampled.map(SampledBound::lowerLimit).orElse(Double.NEGATIVE_INFINITY);
    return limit > certified()
        ? new Gate(mostGap, gap(limit), Gate.Basis.SAMPLE_LIMIT_99)
        : new Gate(mostGap, gap(), Gate.Basis.CERTIFIED);
  }

  /** For the manifest; what is not known is left out. */
  public Map<String, Object> content() {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("certify", certify.name().toLowerCase(Locale.ROOT));
    content.put("certified_lower_bound", certified());
    content.put("certified_by", certifiedBy());
    gap().ifPresent(gap -> content.put("gap", gap));
    Map<String, Object> each = new LinkedHashMap<>();
    ofClouds.forEach(bound -> each.put(name(bound.kind()), bound.value()));
    dual.ifPresent(bound -> each.put(DUAL, bound));
    content.put("certified", each);
    sampled.ifPresent(sample -> content.put("sampled", content(sample)));
    return content;
  }

  private Map<String, Object> content(SampledBound sample) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("estimate", sample.estimate());
    content.put("limit", sample.lowerLimit());
    content.put("confidence", 0.99);
    content.put("sources", sample.sampled());
    gap(sample.estimate()).ifPresent(gap -> content.put("gap", gap));
    gap(sample.lowerLimit()).ifPresent(gap -> content.put("gap_limit", gap));
    return content;
  }

  /** Flat numbers; what is not known is left out. */
  public Map<String, Double> metrics() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("lower_bound", certified());
    gap().ifPresent(gap -> metrics.put("gap", gap));
    sampled.ifPresent(
        sample -> {
          metrics.put("bound_estimate", sample.estimate());
          metrics.put("bound_limit_99", sample.lowerLimit());
          gap(sample.estimate()).ifPresent(gap -> metrics.put("gap_estimate", gap));
          gap(sample.lowerLimit()).ifPresent(gap -> metrics.put("gap_limit_99", gap));
        });
    return metrics;
  }

  private static String name(LowerBound.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
