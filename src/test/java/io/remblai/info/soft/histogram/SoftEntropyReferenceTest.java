package io.remblai.info.soft.histogram;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.remblai.info.ReferenceFile;
import io.remblai.info.soft.AssignedRows;
import io.remblai.info.soft.Precision;
import io.remblai.info.soft.ReferencePoints;
import io.remblai.info.soft.SoftAssignment;
import io.remblai.info.soft.SoftBins;
import io.remblai.info.soft.Temperature;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case of soft_entropy.json, in both precisions. */
class SoftEntropyReferenceTest {

  static Stream<JsonNode> cases() {
    return ReferenceFile.of("soft_entropy", "");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isTheReferenceInDouble(JsonNode each) {
    assertCase(each, Precision.DOUBLE, 1e-12);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isTheReferenceInFloat(JsonNode each) {
    assertCase(each, Precision.FLOAT, 1e-6);
  }

  private static void assertCase(JsonNode each, Precision precision, double tolerance) {
    JsonNode expected = each.get("expected");
    int n = each.get("n").asInt();
    SoftBins bins = bins(each);
    AssignedRows rows =
        SoftAssignment.of(bins, precision).assign(ReferenceFile.matrix(each.get("z")), n);
    SoftHistogram all = new SoftHistogram(bins);
    all.add(rows);
    LabelledHistogram labelled = new LabelledHistogram(bins);
    labelled.add(rows, ReferenceFile.wholeNumbers(each.get("labels")));
    SoftEntropy entropy = all.entropy().orElseThrow();
    LabelInformation information = labelled.information().orElseThrow();

    assertValue(expected.get("h_z"), entropy.value(), tolerance);
    assertValue(expected.get("mi_label"), information.information(), tolerance);
    assertEquals(expected.path("rows_used").asLong(n), entropy.rows());
    assertEquals(expected.path("rows_dropped").asLong(0), all.dropped());
    assertEquals(all.dropped(), labelled.dropped());
    assertIfThere(expected, "regularity", information.regularity(), tolerance);
    assertIfThere(expected, "h_label_nats", information.labelEntropy(), 1e-12);
    assertIfThere(expected, "h_z_delta_corrected_nats", entropy.corrected().nats(), tolerance);
    assertIfThere(
        expected, "mi_label_delta_corrected_nats", information.corrected().nats(), 2 * tolerance);
    JsonNode conditional = expected.path("conditional_entropy_nats");
    for (long label : conditional.isMissingNode() ? new long[0] : labelled.labelKeys()) {
      double own = labelled.of(label).entropy().orElseThrow().plugIn();
      assertEquals(conditional.get(Long.toString(label)).asDouble(), own, tolerance);
    }
    assertAllIfThere(expected, "bin_probabilities", all.probabilities(), tolerance);
    double[] first = new double[bins.count()];
    rows.copy(0, first, 0);
    assertAllIfThere(expected, "assignment_of_row_0", first, tolerance);
  }

  private static SoftBins bins(JsonNode each) {
    int m = each.get("m").asInt();
    int d = each.get("d").asInt();
    double eps = each.get("eps").asDouble();
    switch (each.get("calibration").asText()) {
      case "exact" -> assertEquals(eps, Temperature.EXACT.eps(m, d), 1e-9 * eps);
      case "lower_bound" -> assertEquals(eps, Temperature.LOWER_BOUND.eps(m, d), 1e-8 * eps);
      case "leading_order" -> assertEquals(eps, Temperature.LEADING_ORDER.eps(m, d), 1e-14);
      default -> assertEquals(eps, each.get("calibration").asDouble());
    }
    double[] points = ReferenceFile.matrix(each.get("reference_points"));
    return new SoftBins(ReferencePoints.of(points, m, d), eps);
  }

  private static void assertValue(JsonNode expected, InNats actual, double tolerance) {
    assertEquals(expected.get("nats").asDouble(), actual.nats(), tolerance);
    assertEquals(expected.get("bits").asDouble(), actual.bits(), 2 * tolerance);
    assertEquals(expected.get("normalised").asDouble(), actual.normalised(), tolerance);
  }

  private static void assertIfThere(
      JsonNode expected, String name, double actual, double tolerance) {
    if (expected.has(name)) {
      assertEquals(expected.get(name).asDouble(), actual, tolerance, name);
    }
  }

  private static void assertAllIfThere(
      JsonNode expected, String name, double[] actual, double tolerance) {
    for (int j = 0; expected.has(name) && j < actual.length; j++) {
      assertEquals(expected.get(name).get(j).asDouble(), actual[j], tolerance, name + " " + j);
    }
  }
}
