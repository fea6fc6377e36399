package io.remblai.info.bottleneck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.remblai.info.ReferenceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case of information_bottleneck.json. */
class BottleneckReferenceTest {

  private static final BottleneckOptions CAREFUL = new BottleneckOptions(64, 1e-10, 20_000);
  private static final int RESTARTS = 20;

  static Stream<JsonNode> joints() {
    return ReferenceFile.of("information_bottleneck", "ib-joint");
  }

  static Stream<JsonNode> binary() {
    return ReferenceFile.of("information_bottleneck", "ib-dsbs");
  }

  static Stream<JsonNode> gaussian() {
    return ReferenceFile.of("information_bottleneck", "ib-gaussian");
  }

  private static double[][] rows(JsonNode matrix) {
    double[][] rows = new double[matrix.size()][];
    for (int x = 0; x < rows.length; x++) {
      rows[x] = ReferenceFile.numbers(matrix.get(x));
    }
    return rows;
  }

  @ParameterizedTest
  @MethodSource("joints")
  void theLagrangianIsNoHigherThanTheReference(JsonNode each) {
    DiscreteJoint joint = DiscreteJoint.of(rows(each.get("joint_times_1024")));
    assertEquals(each.get("i_xy_nats").asDouble(), joint.information(), 1e-12);
    assertEquals(each.get("h_x_nats").asDouble(), joint.entropyX(), 1e-12);
    JsonNode expected = each.get("expected");
    double[] betas = new double[expected.size()];
    for (int i = 0; i < betas.length; i++) {
      betas[i] = expected.get(i).get("beta").asDouble();
    }
    InformationBottleneck search = new InformationBottleneck(joint, CAREFUL);
    List<BottleneckPoint> points = new ArrayList<>(List.of(search.anneal(betas)));
    for (double beta : betas) {
      for (int restart = 0; restart < RESTARTS; restart++) {
        points.add(search.restart(beta, 1, restart));
      }
    }
    BottleneckCurve curve = BottleneckCurve.of(joint, points);
    for (int i = 0; i < betas.length; i++) {
      double reference = expected.get(i).get("lagrangian_nats").asDouble();
      double actual = curve.lagrangian(betas[i]);
      assertTrue(actual <= reference + 1e-6, betas[i] + ": " + actual + " > " + reference);
      // Sixty starts of the reference: the minimum is not missed by much either.
      assertEquals(reference, actual, 1e-4, "beta " + betas[i]);
    }
  }

  @ParameterizedTest
  @MethodSource("binary")
  void theBinarySymmetricCurveIsTheClosedForm(JsonNode each) {
    DiscreteJoint joint = DiscreteJoint.of(rows(each.get("joint")));
    double[] betas = new double[300];
    for (int i = 0; i < betas.length; i++) {
      betas[i] = 1.2 * Math.pow(1.02, i);
    }
    InformationBottleneck search = new InformationBottleneck(joint, CAREFUL);
    BottleneckCurve curve = BottleneckCurve.of(joint, List.of(search.anneal(betas)));
    for (JsonNode point : each.get("closed_form_curve")) {
      double ixt = point.get("i_xt_nats").asDouble();
      double ity = point.get("i_ty_nats").asDouble();
      assertEquals(ity, curve.at(ixt), 1e-4, "I(X;T) " + ixt);
      assertEquals(ity, mrsGerber(ixt, each.get("joint").get(0).get(1).asDouble() * 2), 1e-9);
      CurveDistance distance = curve.distance(ixt, ity - 0.01);
      assertEquals(0.01, distance.missing(), 1e-4);
      assertTrue(distance.nearest() <= distance.missing() + 1e-4);
    }
  }

  /** {@code ln 2 - h(a * delta)}, {@code h(a) = ln 2 - I(X;T)}, * the binary convolution. */
  private static double mrsGerber(double ixt, double delta) {
    double low = 0;
    double high = 0.5;
    for (int step = 0; step < 200; step++) {
      double a = (low + high) / 2;
      if (entropy(a) < Math.log(2) - ixt) {
        low = a;
      } else {
        high = a;
      }
    }
    return Math.log(2) - entropy(low * (1 - delta) + (1 - low) * delta);
  }

  private static double entropy(double a) {
    return a <= 0 ? 0 : -a * Math.log(a) - (1 - a) * Math.log1p(-a);
  }

  /**
   * The file's Gaussian curves are those of the correlation {@code sqrt(1 - rho^2)}: the one of rho
   * = 0.5 rises to 0.693, but two normal numbers so correlated share 0.144 nats and no description
   * of one can tell more of the other.
   */
  @ParameterizedTest
  @MethodSource("gaussian")
  void theGaussianCurveIsTheClosedFormOfTheOtherCorrelation(JsonNode each) {
    double rho = each.get("rho").asDouble();
    GaussianBottleneck ofFile = new GaussianBottleneck(Math.sqrt(1 - rho * rho));
    GaussianBottleneck own = new GaussianBottleneck(rho);
    for (JsonNode point : each.get("closed_form_curve")) {
      double ixt = point.get("i_xt_nats").asDouble();
      assertEquals(point.get("i_ty_nats").asDouble(), ofFile.at(ixt), 1e-12);
      double r = rho * rho;
      assertEquals(-0.5 * Math.log(1 - r + r * Math.exp(-2 * ixt)), own.at(ixt), 1e-12);
      assertTrue(own.at(ixt) <= Math.min(ixt, own.information()) + 1e-15);
    }
  }
}
