package io.remblai.job.bound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.bound.LowerBound;
import io.remblai.certificate.SampledBound;
import io.remblai.spark.judge.Certify;
import io.remblai.spark.judge.Gate;
import io.remblai.spark.judge.MapBound;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class MapBoundTest {

  private static final List<LowerBound> CLOUDS =
      List.of(
          new LowerBound(LowerBound.Kind.MEANS, 1), new LowerBound(LowerBound.Kind.GELBRICH, 8));

  private static final List<LowerBound> NOTHING = List.of(new LowerBound(LowerBound.Kind.MEANS, 0));

  private static MapBound full(double cost, List<LowerBound> ofClouds, double dual) {
    return new MapBound(Certify.FULL, cost, ofClouds, OptionalDouble.of(dual), Optional.empty());
  }

  private static MapBound fast(double cost, List<LowerBound> ofClouds, SampledBound sample) {
    return new MapBound(Certify.FAST, cost, ofClouds, OptionalDouble.empty(), Optional.of(sample));
  }

  private static SampledBound sample(double estimate, double limit) {
    return new SampledBound(estimate, limit, 2048, 1_000_000);
  }

  @Test
  void theBestOfAllCertifiedBoundsCounts() {
    MapBound dual = full(11, CLOUDS, 10);
    assertEquals(10, dual.certified());
    assertEquals("dual", dual.certifiedBy());
    assertEquals(0.1, dual.gap().orElseThrow(), 1e-15);
    MapBound clouds = full(11, CLOUDS, -3);
    assertEquals(8, clouds.certified());
    assertEquals("gelbrich", clouds.certifiedBy());
    assertEquals(
        List.of("8 certified (Gelbrich); the map is at most 38 % above the optimum"),
        BoundText.lines(clouds));
  }

  @Test
  void whatASampleSaysIsNeverTheCertifiedBound() {
    MapBound bound = fast(11, CLOUDS, sample(10, 9.9));
    assertEquals(8, bound.certified());
    assertEquals(3.0 / 8, bound.gap().orElseThrow());
    assertEquals(8.0, bound.metrics().get("lower_bound"));
    assertEquals(10.0, bound.metrics().get("bound_estimate"));
    assertEquals(9.9, bound.metrics().get("bound_limit_99"));
    assertEquals(0.1, bound.metrics().get("gap_estimate"), 1e-15);
    assertEquals(1.1 / 9.9, bound.metrics().get("gap_limit_99"), 1e-15);
    assertEquals(
        List.of(
            "estimated at 10 from 2,048 sampled sources: gap about 10 %, at most 12 % with 99 %"
                + " confidence; not certified",
            "certified without looking at all pairs: 8 (Gelbrich)"),
        BoundText.lines(bound));
  }

  @Test
  void anEstimateBelowWhatIsCertifiedIsLeftOut() {
    assertEquals(
        List.of(
            "8 certified (Gelbrich); the map is at most 38 % above the optimum; the sample gave no"
                + " better estimate"),
        BoundText.lines(fast(11, CLOUDS, sample(7, 6))));
  }

  @Test
  void aSampleOfAllSourcesNeedsNoConfidence() {
    MapBound bound = fast(11, CLOUDS, new SampledBound(10, 10, 60, 60));
    assertEquals(
        "estimated at 10 from all 60 sources (rounding left aside): gap about 10 %; not certified",
        BoundText.lines(bound).get(0));
  }

  @Test
  void gatesAreJudgedByTheBestLimit() {
    Gate certified = full(11, CLOUDS, 10).judgedBy(0.1);
    assertTrue(certified.passed());
    assertEquals("passed: gap 10 % (certified) is not above 10 %", BoundText.verdict(certified));
    Gate sampled = fast(11, CLOUDS, sample(10.5, 10)).judgedBy(0.05);
    assertFalse(sampled.passed());
    assertEquals(Gate.Basis.SAMPLE_LIMIT_99, sampled.basis());
    assertEquals(
        "FAILED: gap up to 10 % (99 % limit of the sample, not certified); --fail-if-gap-above"
            + " allows 5 %",
        BoundText.verdict(sampled));
    assertEquals(
        Map.of("most_gap", 0.05, "gap", 0.1, "basis", "sample_limit_99", "passed", false),
        sampled.content());
    Gate loose = fast(11, CLOUDS, sample(7, 6)).judgedBy(0.5);
    assertTrue(loose.passed());
    assertEquals(Gate.Basis.CERTIFIED, loose.basis());
  }

  @Test
  void withoutABoundAboveZeroOnlyAFreeMapIsKnownToBeGood() {
    MapBound unknown = full(1, NOTHING, -5);
    assertTrue(unknown.gap().isEmpty());
    assertFalse(unknown.content().containsKey("gap"));
    assertFalse(unknown.metrics().containsKey("gap"));
    assertFalse(unknown.judgedBy(0.9).passed());
    assertEquals(
        "FAILED: nothing bounds the gap (certified); --fail-if-gap-above allows 90 %",
        BoundText.verdict(unknown.judgedBy(0.9)));
    assertEquals(
        List.of("0 certified (distance of the means); this says nothing of how good the map is"),
        BoundText.lines(unknown));
    MapBound free = full(0, NOTHING, -1e-9);
    assertEquals(OptionalDouble.of(0), free.gap());
    assertTrue(free.judgedBy(0).passed());
    assertEquals(
        List.of("0 certified (distance of the means); the map is optimal: it costs nothing"),
        BoundText.lines(free));
    assertTrue(fast(1, NOTHING, sample(0.5, -1)).gap(-1).isEmpty());
    assertEquals(
        "estimated at 0.5 from 2,048 sampled sources: gap about 100 %, unbounded with 99 %"
            + " confidence; not certified",
        BoundText.lines(fast(1, NOTHING, sample(0.5, -1))).get(0));
  }

  @Test
  void anOptimalMapMayCostABitLessThanItsBound() {
    MapBound bound = full(Math.nextDown(10.0), CLOUDS, 10);
    assertEquals(OptionalDouble.of(0), bound.gap());
    assertEquals(
        List.of("10 certified (from all pairs of points); the map is optimal"),
        BoundText.lines(bound));
  }

  @Test
  void whatIsPrintedHolds() {
    assertEquals("0.0011 %", BoundText.percent(1.0661e-5));
    assertEquals("0.02 %", BoundText.percent(2e-4));
    assertEquals("1.3 %", BoundText.percent(0.01201));
    assertEquals("128 %", BoundText.percent(1.2728));
    assertEquals("0 %", BoundText.percent(0));
    assertEquals("26.628072", BoundText.number(26.628072999));
    assertEquals("-0.5", BoundText.number(-0.5));
    assertEquals("123456789012", BoundText.number(123456789012.75));
    assertEquals("1.5E-20", BoundText.number(1.5e-20));
    assertEquals("1.5E+30", BoundText.number(1.50000000001e30));
  }

  @Test
  void workIsToldInWords() {
    assertEquals("none", BoundText.work(Certify.NONE, 5, 2, 2));
    assertTrue(BoundText.work(Certify.FAST, 60, 2, 2).contains("all sources against all targets"));
    assertTrue(BoundText.work(Certify.FAST, 9000, 2, 2).contains("about 2,048 sampled sources"));
    String full = BoundText.work(Certify.FULL, 1_000_000, 64, 2);
    assertTrue(full.startsWith("every source against every target: 1.0e+12 distances"), full);
    assertTrue(full.endsWith("min on 2 cores"), full);
  }
}
