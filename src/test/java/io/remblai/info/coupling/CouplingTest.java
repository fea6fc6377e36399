package io.remblai.info.coupling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.remblai.info.Estimate;
import io.remblai.info.ReferenceCases;
import io.remblai.info.Rows;
import io.remblai.info.Samples;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CouplingTest {

  private static final double TOLERANCE = 1e-9;

  @Test
  void minimumEntropyReference() {
    for (JsonNode one : ReferenceCases.of("couplings_and_mauve.json", "mec-")) {
      MinimumEntropyCoupling coupling =
          MinimumEntropyCoupling.of(
              new Distribution(ReferenceCases.numbers(one.get("p"))),
              new Distribution(ReferenceCases.numbers(one.get("q"))));
      JsonNode expected = one.get("expected");
      JsonNode cells = expected.get("cells_row_col_mass");
      assertEquals(cells.size(), coupling.masses().length);
      for (int c = 0; c < cells.size(); c++) {
        assertEquals(cells.get(c).get(0).asInt(), coupling.rows()[c]);
        assertEquals(cells.get(c).get(1).asInt(), coupling.columns()[c]);
        assertEquals(cells.get(c).get(2).asDouble(), coupling.masses()[c], TOLERANCE);
      }
      assertBits(expected, "joint_entropy_bits", coupling.jointEntropy());
      assertBits(expected, "lower_bound_bits", coupling.lowerBound());
      assertBits(expected, "h_p_bits", coupling.entropyP());
      assertBits(expected, "h_q_bits", coupling.entropyQ());
      assertBits(expected, "coupling_information_bits", coupling.information());
    }
  }

  private static void assertBits(JsonNode expected, String name, double nats) {
    assertEquals(expected.get(name).asDouble(), Estimate.bits(nats), TOLERANCE, name);
  }

  /** Marginals hold, and no coupling is below the bound or above independence. */
  @Test
  void couplingsKeepTheirMarginals() {
    SplittableRandom random = new SplittableRandom(6);
    for (int trial = 0; trial < 100; trial++) {
      double[] p = random.doubles(1 + random.nextInt(30)).toArray();
      double[] q = random.doubles(1 + random.nextInt(30)).toArray();
      Distribution ofP = Distribution.proportional(p);
      Distribution ofQ = Distribution.proportional(q);
      MinimumEntropyCoupling coupling = MinimumEntropyCoupling.of(ofP, ofQ);
      double[] rows = new double[p.length];
      double[] columns = new double[q.length];
      for (int c = 0; c < coupling.masses().length; c++) {
        rows[coupling.rows()[c]] += coupling.masses()[c];
        columns[coupling.columns()[c]] += coupling.masses()[c];
      }
      assertArrayEquals(ofP.masses(), rows, 1e-12, "seed 6, trial " + trial);
      assertArrayEquals(ofQ.masses(), columns, 1e-12);
      double joint = coupling.jointEntropy();
      assertTrue(joint >= coupling.lowerBound() - 1e-12);
      // The greedy coupling is within one bit of the best one (Li, 2021, within about 0.53).
      assertTrue(joint <= coupling.lowerBound() + Math.log(2));
      assertTrue(joint <= coupling.entropyP() + coupling.entropyQ() + 1e-12);
    }
    assertThrows(IllegalArgumentException.class, () -> new Distribution(new double[] {0.5, 0.4}));
  }

  @Test
  void mauveReference() {
    for (JsonNode one : ReferenceCases.of("couplings_and_mauve.json", "mauve-")) {
      JsonNode expected = one.get("expected");
      double scaling = one.get("scaling").asDouble();
      int points = one.get("curve_points").asInt();
      long[] p;
      long[] q;
      if (one.has("p_rows")) {
        Rows centroids = ReferenceCases.rows(one.get("centroids"));
        p = NearestCentroid.counts(ReferenceCases.rows(one.get("p_rows")), centroids);
        q = NearestCentroid.counts(ReferenceCases.rows(one.get("q_rows")), centroids);
        assertArrayEquals(longs(expected.get("counts_p")), p);
        assertArrayEquals(longs(expected.get("counts_q")), q);
      } else {
        p = longs(one.get("counts_p"));
        q = longs(one.get("counts_q"));
        Mauve.Result smoothed = new Mauve(scaling, points, 0.5).of(p, q);
        assertEquals(expected.get("mauve_smoothed").asDouble(), smoothed.mauve(), TOLERANCE);
        assertEquals(
            expected.get("frontier_integral_smoothed").asDouble(),
            smoothed.frontierIntegral(),
            TOLERANCE);
      }
      Mauve.Result plain = new Mauve(scaling, points, 0).of(p, q);
      assertEquals(expected.get("mauve").asDouble(), plain.mauve(), TOLERANCE);
      assertEquals(
          expected.get("frontier_integral").asDouble(), plain.frontierIntegral(), TOLERANCE);
      if (expected.has("js_divergence_nats")) {
        assertEquals(
            expected.get("js_divergence_nats").asDouble(), plain.jensenShannon(), TOLERANCE);
        assertEquals(expected.get("total_variation").asDouble(), plain.totalVariation(), TOLERANCE);
      }
    }
  }

  private static long[] longs(JsonNode list) {
    return Arrays.stream(ReferenceCases.integers(list)).asLongStream().toArray();
  }

  @Test
  void mauveIsSymmetricAndBounded() {
    SplittableRandom random = new SplittableRandom(8);
    for (int trial = 0; trial < 50; trial++) {
      long[] p = random.longs(12, 0, 20).toArray();
      long[] q = random.longs(12, 0, 20).toArray();
      Mauve.Result one = Mauve.defaults().of(p, q);
      Mauve.Result other = Mauve.defaults().of(q, p);
      assertEquals(one.mauve(), other.mauve(), 1e-12);
      assertEquals(one.frontierIntegral(), other.frontierIntegral(), 1e-12);
      assertTrue(0 < one.mauve() && one.mauve() < 1);
      assertTrue(0 < one.frontierIntegral() && one.frontierIntegral() < 1);
    }
  }

  @Test
  void kernelCouplingReference() {
    for (JsonNode one : ReferenceCases.of("couplings_and_mauve.json", "infoot-")) {
      Rows x = ReferenceCases.rows(one.get("x"));
      Rows y = ReferenceCases.rows(one.get("y"));
      int n = x.size();
      double[] identity = new double[n * n];
      double[] independent = new double[n * n];
      double[] half = new double[n * n];
      for (int i = 0; i < n; i++) {
        identity[i * n + i] = 1.0 / n;
      }
      Arrays.fill(independent, 1.0 / (n * n));
      Arrays.setAll(half, at -> (identity[at] + independent[at]) / 2);
      JsonNode expected = one.get("expected");
      double sigma = one.get("sigma").asDouble();
      assertEquals(
          expected.get("mi_identity_coupling_nats").asDouble(),
          KernelCoupling.information(x, y, identity, sigma),
          TOLERANCE);
      assertEquals(
          expected.get("mi_independent_coupling_nats").asDouble(),
          KernelCoupling.information(x, y, independent, sigma),
          TOLERANCE);
      assertEquals(
          expected.get("mi_half_half_nats").asDouble(),
          KernelCoupling.information(x, y, half, sigma),
          TOLERANCE);
    }
    Rows single = Samples.normal(1, 1, 2);
    assertEquals(0, KernelCoupling.information(single, single, new double[] {1}, 1), 1e-12);
  }
}
