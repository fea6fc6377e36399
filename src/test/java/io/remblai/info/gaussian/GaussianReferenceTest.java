package io.remblai.info.gaussian;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.remblai.info.ReferenceCases;
import io.remblai.info.Rows;
import org.junit.jupiter.api.Test;

/** The numbers of {@code gaussian_and_o_information.json} and the Gaussian ones of other files. */
class GaussianReferenceTest {

  private static final double TOLERANCE = 1e-9;

  @Test
  void informationCorrelationsAndBias() {
    for (JsonNode one : ReferenceCases.of("gaussian_and_o_information.json", "gauss-")) {
      Rows x = ReferenceCases.rows(one.get("x"));
      Rows y = ReferenceCases.rows(one.get("y"));
      JsonNode expected = one.get("expected");
      GaussianInformation raw = new GaussianInformation(false, 0);
      assertEquals(expected.get("mi_nats").asDouble(), raw.estimate(x, y).nats(), TOLERANCE);
      assertEquals(
          expected.get("bias_corrected_nats").asDouble(),
          GaussianInformation.defaults().estimate(x, y).nats(),
          TOLERANCE);
      assertEquals(
          expected.get("bias_nats").asDouble(),
          GaussianInformation.bias(x.size(), x.dim(), y.dim()),
          TOLERANCE);
      Covariance covariance = Covariance.of(CoMoments.of(x.beside(y)));
      assertArrayEquals(
          ReferenceCases.numbers(expected.get("canonical_correlations")),
          raw.canonicalCorrelations(
              covariance,
              Covariance.range(0, x.dim()),
              Covariance.range(x.dim(), x.dim() + y.dim())),
          TOLERANCE);
    }
  }

  @Test
  void oInformation() {
    for (JsonNode one : ReferenceCases.of("gaussian_and_o_information.json", "oinfo-cov")) {
      Rows covariance = ReferenceCases.rows(one.get("covariance"));
      assertEquals(
          one.get("expected").get("o_information_nats").asDouble(),
          OInformation.of(new Covariance(covariance.values(), covariance.dim(), 1)).nats(),
          TOLERANCE);
    }
  }

  @Test
  void sampleAndConditionalInformation() {
    GaussianInformation raw = new GaussianInformation(false, 0);
    for (JsonNode one : ReferenceCases.of("ksg.json", "ksg-")) {
      assertEquals(
          one.get("gaussian_mi_sample_nats").asDouble(),
          raw.estimate(ReferenceCases.rows(one.get("x")), ReferenceCases.rows(one.get("y"))).nats(),
          TOLERANCE);
    }
    for (JsonNode one : ReferenceCases.of("ksg.json", "cmi-")) {
      Rows x = ReferenceCases.rows(one.get("x"));
      Rows y = ReferenceCases.rows(one.get("y"));
      Rows z = ReferenceCases.rows(one.get("z"));
      Covariance covariance = Covariance.of(CoMoments.of(x.beside(y).beside(z)));
      assertEquals(
          one.get("expected").get("gaussian_cmi_nats").asDouble(),
          raw.conditional(
                  covariance,
                  Covariance.range(0, x.dim()),
                  Covariance.range(x.dim(), x.dim() + y.dim()),
                  Covariance.range(x.dim() + y.dim(), covariance.dim()))
              .nats(),
          TOLERANCE);
    }
  }

  @Test
  void entropyAndCodingRate() {
    for (JsonNode one : ReferenceCases.of("entropy_and_divergence.json", "")) {
      CoMoments moments = CoMoments.of(ReferenceCases.rows(one.get("x")));
      JsonNode expected = one.get("expected");
      assertEquals(
          expected.get("gaussian_entropy_sample_nats").asDouble(),
          Covariance.of(moments).entropy(),
          TOLERANCE);
      assertEquals(
          expected.get("coding_rate_eps_0.5_nats").asDouble(),
          new CodingRate(0.5).of(moments).nats(),
          TOLERANCE);
    }
  }
}
