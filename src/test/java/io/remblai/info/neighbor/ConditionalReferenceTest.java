package io.remblai.info.neighbor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.remblai.info.ConditionalEstimator;
import io.remblai.info.KeyedOrder;
import io.remblai.info.LocalMoments;
import io.remblai.info.PermutationNull;
import io.remblai.info.ReferenceCases;
import io.remblai.info.Rows;
import io.remblai.info.Samples;
import io.remblai.info.gaussian.ConditionalGaussian;
import io.remblai.info.gaussian.GaussianInformation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Conditional estimators: reference values and laws. */
class ConditionalReferenceTest {

  private static final double TOLERANCE = 1e-9;

  private static final List<ConditionalEstimator> ALL =
      List.of(new ConditionalKsg(4), ConditionalGaussian.defaults());

  @Test
  void reference() {
    ConditionalGaussian raw = new ConditionalGaussian(new GaussianInformation(false, 0));
    for (JsonNode one : ReferenceCases.of("ksg.json", "cmi")) {
      Rows x = ReferenceCases.rows(one.get("x"));
      Rows y = ReferenceCases.rows(one.get("y"));
      Rows z = ReferenceCases.rows(one.get("z"));
      JsonNode expected = one.get("expected");
      assertEquals(
          expected.get("gaussian_cmi_nats").asDouble(), raw.estimate(x, y, z).nats(), TOLERANCE);
      expected
          .get("ksg_cmi_nats_by_k")
          .properties()
          .forEach(
              entry ->
                  assertEquals(
                      entry.getValue().asDouble(),
                      new ConditionalKsg(Integer.parseInt(entry.getKey())).estimate(x, y, z).nats(),
                      TOLERANCE));
    }
  }

  /** X and Y meet in Z alone: nothing is left when it is known. */
  @Test
  void aCommonCauseExplainsEverything() {
    Rows z = Samples.normal(1, 3000, 1);
    Rows x = Samples.correlatedWith(z, 0.9, 2);
    Rows y = Samples.correlatedWith(z, 0.9, 3);
    double together = Ksg.defaults().estimate(x, y).nats();
    for (ConditionalEstimator estimator : ALL) {
      assertEquals(0, estimator.estimate(x, y, z).nats(), 0.03, estimator.name());
    }
    assertTrue(together > 0.4);
  }

  /** I(X; Y | Z) = -1/2 ln(1 - r^2), r the partial correlation, of Y = X + Z + noise. */
  @Test
  void normalVectorsHaveTheirPartialCorrelation() {
    Rows x = Samples.normal(4, 4000, 1);
    Rows z = Samples.normal(5, 4000, 1);
    double[] noise = Samples.normal(6, 4000, 1).values();
    double[] sum = new double[noise.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = x.values()[i] + z.values()[i] + noise[i];
    }
    for (ConditionalEstimator estimator : ALL) {
      double nats = estimator.estimate(x, Rows.column(sum), z).nats();
      assertEquals(0.5 * Math.log(2), nats, 0.04, estimator.name());
      LocalMoments chance =
          new PermutationNull(3, 7)
              .of(estimator, x, Rows.column(sum), z, KeyedOrder.rowNumbers(sum.length));
      assertEquals(0, chance.mean(), 0.02, estimator.name());
    }
  }

  @Test
  void rowsThatDoNotGoTogetherAreRefused() {
    Rows rows = Samples.normal(8, 20, 1);
    Rows fewer = Samples.normal(8, 19, 1);
    for (ConditionalEstimator estimator : ALL) {
      for (Rows[] parts :
          new Rows[][] {{fewer, rows, rows}, {rows, fewer, rows}, {rows, rows, fewer}}) {
        assertThrows(
            IllegalArgumentException.class,
            () -> estimator.estimate(parts[0], parts[1], parts[2]),
            estimator.name());
      }
      Rows one = rows.take(new int[1]);
      assertThrows(IllegalArgumentException.class, () -> estimator.estimate(one, one, one));
    }
  }

  @Test
  void whatIsConstantKnowsNothing() {
    Rows rows = Samples.normal(9, 30, 1);
    for (double value : new double[] {0, 1.7, -1e9 / 3}) {
      double[] same = new double[30];
      java.util.Arrays.fill(same, value);
      Rows constant = Rows.column(same);
      ConditionalGaussian gaussian = ConditionalGaussian.defaults();
      assertEquals(0, gaussian.estimate(constant, rows, rows).nats(), TOLERANCE);
      assertEquals(0, gaussian.estimate(rows, constant, rows).nats(), TOLERANCE);
      Rows other = Samples.normal(10, 30, 1);
      assertEquals(
          GaussianInformation.defaults().estimate(rows, other).nats(),
          gaussian.estimate(rows, other, constant).nats(),
          TOLERANCE);
    }
  }
}
