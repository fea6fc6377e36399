package io.remblai.info.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.remblai.info.Rows;
import io.remblai.info.gaussian.GaussianInformation;
import io.remblai.info.neighbor.Ksg;
import io.remblai.info.task.BmiTask.Sample;
import io.remblai.info.transform.Transform;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The 40 benchmark distributions: their samples, their truths and what estimators make of them. */
class BmiTaskTest {

  private static final Ksg KSG = Ksg.defaults();

  @Test
  void thereAreForty() {
    assertEquals(40, BmiTask.all().size());
  }

  @TestFactory
  Stream<DynamicTest> sampleTruthAndBaselines() {
    return BmiTask.all().stream()
        .map(task -> DynamicTest.dynamicTest(task.id(), () -> check(task)));
  }

  private static void check(BmiTask task) {
    assertEquals(task.trueNats(), task.closedForm(), 1e-10 * task.trueNats());
    JsonNode expected = task.definition().get("sample");
    Sample sample = task.sample(expected.get("n").asInt(), expected.get("seed").asLong());
    checkFirst(expected.get("x_row_0_first_3"), sample.x());
    checkFirst(expected.get("y_row_0_first_3"), sample.y());
    assertEquals(
        expected.get("x_column_0_mean_of_asinh").asDouble(), meanOfAsinh(sample.x()), 1e-12);
    assertEquals(
        expected.get("y_column_0_mean_of_asinh").asDouble(), meanOfAsinh(sample.y()), 1e-12);
    JsonNode baseline = task.definition().get("baseline_on_sample");
    assertEquals(
        baseline.get("gaussian_mi_nats").asDouble(),
        new GaussianInformation(false, 0).estimate(sample.x(), sample.y()).nats(),
        1e-6);
    assertEquals(
        baseline.get("ksg1_k5_standardised_nats").asDouble(),
        KSG.estimate(Transform.STANDARDISE.of(sample.x()), Transform.STANDARDISE.of(sample.y()))
            .nats(),
        1e-4);
  }

  private static void checkFirst(JsonNode expected, Rows rows) {
    for (int k = 0; k < expected.size(); k++) {
      double value = expected.get(k).asDouble();
      assertEquals(value, rows.at(0, k), 1e-9 * Math.abs(value));
    }
  }

  private static double meanOfAsinh(Rows rows) {
    double sum = 0;
    for (int i = 0; i < rows.size(); i++) {
      sum += Transform.asinh(rows.at(i, 0)) / rows.size();
    }
    return sum;
  }

  /** Bias-corrected, within 0.04 nats on every normal distribution as it is. */
  @TestFactory
  Stream<DynamicTest> gaussianOnNormalDistributions() {
    return BmiTask.all().stream()
        .filter(task -> task.definition().get("base").get("kind").asText().equals("normal"))
        .filter(task -> task.definition().get("transforms").isEmpty())
        .map(
            task ->
                DynamicTest.dynamicTest(
                    task.id(),
                    () -> {
                      Sample sample = task.sample(5000, 1);
                      double nats =
                          GaussianInformation.defaults().estimate(sample.x(), sample.y()).nats();
                      assertEquals(task.trueNats(), nats, 0.04);
                    }));
  }

  /**
   * The first form within 0.04 nats in one and two dimensions, after ranks where tails are heavy.
   */
  @TestFactory
  Stream<DynamicTest> neighborsInFewDimensions() {
    List<String> heavy = List.of("student-identity-1-1-1", "asinh-student-identity-1-1-1");
    return BmiTask.all().stream()
        .filter(task -> task.sample(1, 1).x().dim() <= 2)
        .filter(task -> !task.id().contains("student") || heavy.contains(task.id()))
        .map(
            task ->
                DynamicTest.dynamicTest(
                    task.id(),
                    () -> {
                      Sample sample = task.sample(5000, 1);
                      Transform transform =
                          heavy.contains(task.id())
                              ? Transform.NORMAL_SCORE
                              : Transform.STANDARDISE;
                      assertEquals(
                          task.trueNats(),
                          KSG.estimate(transform.of(sample.x()), transform.of(sample.y())).nats(),
                          0.04);
                    }));
  }

  /** Two correlated pairs among three and three dimensions: within 0.08 nats. */
  @Test
  void neighborsInThreeAndThreeDimensions() {
    BmiTask task =
        BmiTask.all().stream()
            .filter(one -> one.id().equals("multinormal-sparse-3-3-2-2.0"))
            .findFirst()
            .orElseThrow();
    Sample sample = task.sample(5000, 1);
    assertEquals(task.trueNats(), KSG.estimate(sample.x(), sample.y()).nats(), 0.08);
  }
}
