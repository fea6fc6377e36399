package io.remblai.info.entropy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.remblai.info.Estimate;
import io.remblai.info.ReferenceCases;
import io.remblai.info.Rows;
import io.remblai.info.Samples;
import io.remblai.info.neighbor.Norm;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The numbers of {@code entropy_and_divergence.json}, and what holds of any sample. */
class EntropyReferenceTest {

  private static final double TOLERANCE = 1e-9;

  @Test
  void theReferenceNumbers() {
    for (JsonNode one : ReferenceCases.of("entropy_and_divergence.json", "")) {
      Rows x = ReferenceCases.rows(one.get("x"));
      Rows y = ReferenceCases.rows(one.get("y"));
      int k = one.get("k").asInt();
      JsonNode expected = one.get("expected");
      String id = one.get("id").asText();
      assertEquals(
          expected.get("entropy_max_norm_nats").asDouble(),
          new KozachenkoLeonenko(k, Norm.MAX).estimate(x).nats(),
          TOLERANCE,
          id);
      assertEquals(
          expected.get("entropy_euclidean_nats").asDouble(),
          new KozachenkoLeonenko(k, Norm.EUCLIDEAN).estimate(x).nats(),
          TOLERANCE,
          id);
      NeighborDivergence divergence = new NeighborDivergence(k);
      assertEquals(
          expected.get("knn_kl_x_given_y_nats").asDouble(),
          divergence.estimate(x, y).nats(),
          TOLERANCE,
          id);
      assertEquals(
          expected.get("knn_kl_y_given_x_nats").asDouble(),
          divergence.estimate(y, x).nats(),
          TOLERANCE,
          id);
      assertEquals(
          expected.get("vasicek_first_column_m3_nats").asDouble(),
          new VasicekSpacing(3).estimate(x.coordinate(0)).nats(),
          TOLERANCE,
          id);
    }
  }

  /** h(aX + b) = h(X) + d ln a, whatever the estimator. */
  @Test
  void entropyMovesWithTheLogarithmOfTheScale() {
    Rows x = Samples.normal(4, 400, 3);
    double[] scaled = x.values().clone();
    Arrays.setAll(scaled, at -> 2.5 * scaled[at] + 7);
    Rows larger = new Rows(scaled, 400, 3);
    for (Norm norm : Norm.values()) {
      KozachenkoLeonenko entropy = new KozachenkoLeonenko(3, norm);
      assertEquals(
          entropy.estimate(x).nats() + 3 * Math.log(2.5), entropy.estimate(larger).nats(), 1e-9);
      assertEquals(1.5 * Math.log(2 * Math.PI * Math.E), entropy.estimate(x).nats(), 0.15);
    }
    VasicekSpacing spacing = new VasicekSpacing(5);
    assertEquals(
        spacing.estimate(x.coordinate(0)).nats() + Math.log(2.5),
        spacing.estimate(larger.coordinate(0)).nats(),
        1e-9);
    assertEquals(
        NeighborDivergence.defaults().estimate(x, larger).nats(),
        NeighborDivergence.defaults().estimate(x.take(Samples.order(1, 400)), larger).nats(),
        1e-12);
  }

  @Test
  void copiesAreLeftOutAndSaid() {
    double[] values = Samples.normal(1, 100, 1).values();
    Arrays.fill(values, 0, 10, 0.5);
    Rows x = Rows.column(values);
    Estimate entropy = KozachenkoLeonenko.defaults().estimate(x);
    assertEquals(90, entropy.rowsUsed());
    assertFalse(entropy.warnings().isEmpty());
    assertTrue(Double.isFinite(new VasicekSpacing(3).estimate(values).nats()));
    Estimate same = NeighborDivergence.defaults().estimate(x, x);
    assertTrue(Double.isFinite(same.nats()));
    Rows constant = Rows.column(new double[20]);
    assertThrows(
        IllegalArgumentException.class, () -> KozachenkoLeonenko.defaults().estimate(constant));
    assertThrows(
        IllegalArgumentException.class,
        () -> NeighborDivergence.defaults().estimate(constant, constant));
    assertThrows(
        IllegalArgumentException.class, () -> new VasicekSpacing(1).estimate(new double[9]));
  }
}
