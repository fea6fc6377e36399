package io.remblai.info.critic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.remblai.info.Estimate;
import io.remblai.info.ReferenceCases;
import io.remblai.info.Rows;
import io.remblai.info.Samples;
import io.remblai.info.critic.CriticBounds.Bound;
import org.junit.jupiter.api.Test;

class CriticTest {

  private static final double TOLERANCE = 1e-8;

  @Test
  void theReferenceNumbers() {
    for (JsonNode one : ReferenceCases.of("critic_bounds_and_sliced.json", "critic-")) {
      double[] x = ReferenceCases.numbers(one.get("x"));
      double[] y = ReferenceCases.numbers(one.get("y"));
      double rho = one.get("rho").asDouble();
      double[] f = new double[x.length * y.length];
      for (int i = 0; i < x.length; i++) {
        for (int j = 0; j < y.length; j++) {
          f[i * y.length + j] = logRatio(rho, x[i], y[j]);
        }
      }
      CriticBounds bounds = CriticBounds.of(f, x.length, one.get("tau").asDouble());
      JsonNode expected = one.get("expected");
      assertEquals(expected.get("infonce").asDouble(), bounds.infoNce(), TOLERANCE);
      assertEquals(expected.get("dv").asDouble(), bounds.donskerVaradhan(), TOLERANCE);
      assertEquals(expected.get("nwj").asDouble(), bounds.nwj(), TOLERANCE);
      assertEquals(expected.get("smile").asDouble(), bounds.smile(), TOLERANCE);
      assertEquals(expected.get("infonce_ceiling").asDouble(), bounds.ceiling(), TOLERANCE);
    }
  }

  private static double logRatio(double rho, double x, double y) {
    double rest = 1 - rho * rho;
    return -0.5 * Math.log(rest)
        - (rho * rho * x * x - 2 * rho * x * y + rho * rho * y * y) / (2 * rest);
  }

  /** Whatever the units of the columns, the fit to many rows is the true log density ratio. */
  @Test
  void theFittedCriticIsTheLogRatioOfNormals() {
    Rows x = Samples.normal(1, 200_000, 1);
    Rows y = Samples.correlatedWith(x, 0.6, 2);
    double[] scaled = y.values().clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = 100 * scaled[i] + 7;
    }
    Critic critic = NormalCritic.fit(x, Rows.column(scaled), 0, 0);
    double[] places = {-2, -0.5, 0, 1, 2.5};
    double[] others = new double[places.length];
    for (int j = 0; j < others.length; j++) {
      others[j] = 100 * places[j] + 7;
    }
    double[] f = new double[25];
    critic.scores(Rows.column(places), Rows.column(others), f);
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 5; j++) {
        assertEquals(logRatio(0.6, places[i], places[j]), f[5 * i + j], 0.05);
      }
    }
  }

  @Test
  void theFitDoesNotDependOnAnInvertibleMapOrOnRepeatedColumns() {
    Rows x = Samples.normal(1, 100, 3);
    Rows y = Samples.correlatedWith(x, 0.6, 2);
    double[] plain = new double[100 * 100];
    NormalCritic.fit(x, y, 0, 0).scores(x, y, plain);
    Rows mapped = x.project(Samples.normal(4, 3, 3));
    double[] other = new double[100 * 100];
    NormalCritic.fit(mapped, y, 0, 0).scores(mapped, y, other);
    assertArrayEquals(plain, other, 1e-9);
    Rows repeated = y.beside(y);
    NormalCritic.fit(x, repeated, 0, 0).scores(x, repeated, other);
    assertArrayEquals(plain, other, 1e-9);
    Rows constant = new Rows(new double[100], 100, 1);
    assertThrows(IllegalArgumentException.class, () -> NormalCritic.fit(x, constant, 0, 0));
  }

  @Test
  void infoNceStaysBelowLnN() {
    Rows x = Samples.normal(1, 4000, 1);
    Rows y = Samples.correlatedWith(x, 0.99999, 2);
    Estimate nce = new CriticInformation(Bound.INFO_NCE, 100, 5, 1e-9, 0).estimate(x, y);
    assertEquals(Math.log(100), nce.ceiling().value());
    assertTrue(nce.nats() < Math.log(100) && nce.nats() > 3.5);
    double[] large = {800, -800, 900, 1000};
    CriticBounds bounds = CriticBounds.of(large, 2, 5);
    assertTrue(Double.isFinite(bounds.nwj()) && Double.isFinite(bounds.donskerVaradhan()));
  }

  @Test
  void fixedCritics() {
    Rows x = Rows.of(new double[][] {{1, 0}, {0, 0}});
    Rows y = Rows.of(new double[][] {{3, 4}, {1, 0}, {0, 0}});
    double[] f = new double[6];
    new FixedCritic(FixedCritic.Kind.INNER_PRODUCT, 2).scores(x, y, f);
    assertArrayEquals(new double[] {6, 2, 0, 0, 0, 0}, f);
    new FixedCritic(FixedCritic.Kind.COSINE, 1).scores(x, y, f);
    assertArrayEquals(new double[] {0.6, 1, 0, 0, 0, 0}, f, 1e-15);
    new FixedCritic(FixedCritic.Kind.NEGATIVE_SQUARED_DISTANCE, 1).scores(x, y, f);
    assertArrayEquals(new double[] {-20, 0, -1, -25, -1, 0}, f, 1e-15);
    Rows z = Samples.normal(3, 600, 2);
    FixedCritic near = new FixedCritic(FixedCritic.Kind.NEGATIVE_SQUARED_DISTANCE, 4);
    Estimate close =
        CriticInformation.defaults(Bound.INFO_NCE)
            .evaluate(near, z, Samples.correlatedWith(z, 0.98, 4));
    assertTrue(close.nats() > 1.5, close.toString());
  }
}
