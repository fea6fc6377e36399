package io.remblai.info.soft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.remblai.info.ReferenceFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemperatureTest {

  static Stream<JsonNode> temperatures() {
    return ReferenceFile.of("vmf_temperature", "eps-");
  }

  static Stream<JsonNode> divergences() {
    return ReferenceFile.of("vmf_temperature", "kl-");
  }

  @ParameterizedTest
  @MethodSource("temperatures")
  void isTheReferenceTemperature(JsonNode each) {
    int d = each.get("d").asInt();
    int m = each.get("m").asInt();
    JsonNode expected = each.get("expected");
    assertRelative(expected.get("eps_exact").asDouble(), Temperature.EXACT.eps(m, d), 1e-9);
    assertRelative(
        expected.get("eps_leading_order").asDouble(), Temperature.LEADING_ORDER.eps(m, d), 1e-14);
    if (expected.get("eps_lower_bound").isNull()) {
      assertThrows(IllegalArgumentException.class, () -> Temperature.LOWER_BOUND.eps(m, d));
    } else {
      assertRelative(
          expected.get("eps_lower_bound").asDouble(), Temperature.LOWER_BOUND.eps(m, d), 1e-8);
    }
  }

  @ParameterizedTest
  @MethodSource("divergences")
  void isTheReferenceDivergence(JsonNode each) {
    int d = each.get("d").asInt();
    double eps = each.get("eps").asDouble();
    JsonNode expected = each.get("expected");
    assertKl(expected.get("kl_nats").asDouble(), VonMisesFisher.divergence(d, eps));
    assertKl(expected.get("kl_lower_nats").asDouble(), VonMisesFisher.divergenceAtLeast(d, eps));
    assertKl(expected.get("kl_upper_nats").asDouble(), VonMisesFisher.divergenceAtMost(d, eps));
  }

  private static void assertRelative(double expected, double actual, double tolerance) {
    assertEquals(expected, actual, tolerance * expected);
  }

  private static void assertKl(double expected, double actual) {
    assertEquals(expected, actual, Math.max(1e-12, 1e-10 * Math.abs(expected)));
  }

  /** At d = 3, I_(1/2) is elementary: KL = kappa coth kappa - 1 - ln(sinh kappa/kappa). */
  @Test
  void onTheOrdinarySphereTheFormIsClosed() {
    for (double kappa = 1e-3; kappa < 1e6; kappa *= 1.7) {
      double e = Math.exp(-2 * kappa);
      double logSinh = kappa + Math.log1p(-e) - Math.log(2);
      double closed = kappa * (1 + e) / -Math.expm1(-2 * kappa) - 1 - logSinh + Math.log(kappa);
      // The closed form cancels for small kappa, where KL is kappa^2/6.
      assertEquals(
          closed, VonMisesFisher.divergence(3, 1 / kappa), 1e-12 * Math.max(1, kappa), "" + kappa);
    }
  }

  /** Where one formula hands over to the other they agree. */
  @Test
  void theSeriesAndTheExpansionMeet() {
    for (int d = 2; d < 40; d++) {
      double nu = d / 2.0 - 1;
      double kappa = 25 * Math.max(1, nu * nu);
      double series = VonMisesFisher.divergence(d, 1 / (kappa * (1 - 1e-12)));
      double expansion = VonMisesFisher.divergence(d, 1 / (kappa * (1 + 1e-12)));
      assertEquals(series, expansion, 1e-10 * series, "d " + d);
    }
  }

  @Test
  void theBoundsHoldAndTheDivergenceFallsWithTheTemperature() {
    for (int d : new int[] {3, 4, 7, 50, 1000, 8192}) {
      double former = Double.POSITIVE_INFINITY;
      for (double eps = 1e-3; eps < 10; eps *= 1.3) {
        double kl = VonMisesFisher.divergence(d, eps);
        assertTrue(kl > 0 && kl < former, d + " " + eps);
        assertTrue(VonMisesFisher.divergenceAtLeast(d, eps) <= kl * (1 + 1e-9));
        assertTrue(VonMisesFisher.divergenceAtMost(d, eps) >= kl * (1 - 1e-9));
        former = kl;
      }
    }
  }

  @Test
  void theRootIsOne() {
    for (int d : new int[] {2, 3, 5, 12, 100, 1024, 8192}) {
      for (int m : new int[] {2, 3, 100, 65_536, Integer.MAX_VALUE}) {
        double kl = VonMisesFisher.divergence(d, Temperature.EXACT.eps(m, d));
        assertEquals(Math.log(m), kl, 1e-10 * kl, d + " " + m);
        if (d > 2) {
          double eps = Temperature.LOWER_BOUND.eps(m, d);
          assertEquals(Math.log(m), VonMisesFisher.divergenceAtLeast(d, eps), 1e-9 * kl);
          assertTrue(eps < Temperature.EXACT.eps(m, d));
        }
      }
    }
  }

  @Test
  void whatHasNoTemperatureIsRefused() {
    for (Temperature each : Temperature.values()) {
      assertThrows(IllegalArgumentException.class, () -> each.eps(1, 10));
      assertThrows(IllegalArgumentException.class, () -> each.eps(10, 1));
    }
    String message =
        assertThrows(IllegalArgumentException.class, () -> Temperature.LOWER_BOUND.eps(10, 2))
            .getMessage();
    assertEquals("dim must be at least 3 for the temperature LOWER_BOUND, not 2", message);
    for (double eps : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e-310}) {
      assertThrows(IllegalArgumentException.class, () -> VonMisesFisher.divergence(3, eps));
    }
  }
}
