package io.remblai.info.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.remblai.info.PairedEstimator;
import io.remblai.info.Rows;
import io.remblai.info.Samples;
import io.remblai.info.gaussian.GaussianInformation;
import io.remblai.info.neighbor.Ksg;
import io.remblai.info.task.BmiTask.Sample;
import io.remblai.info.transform.Transform;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Estimates of 5,000 rows beside the exact information, over seeds and dimensions other than the
 * published ones. Medians of three samples: the estimators' own noise is a third of what is
 * allowed.
 */
class AccuracyTest {

  private static final int N = 5000;

  private static final long[] SEEDS = {20_001, 20_002, 20_003};

  private static final Ksg KSG = Ksg.defaults();

  @TestFactory
  Stream<DynamicTest> neighborsOnLightTailsInOneAndTwoDimensions() {
    return tasks()
        .filter(task -> task.sample(1, 1).x().dim() <= 2)
        .map(task -> within(0.04, task, KSG, Transform.STANDARDISE));
  }

  @TestFactory
  Stream<DynamicTest> neighborsOnTwoPairsInThreeDimensions() {
    return tasks()
        .filter(task -> task.id().equals("multinormal-sparse-3-3-2-2.0"))
        .map(task -> within(0.08, task, KSG, Transform.NONE));
  }

  @TestFactory
  Stream<DynamicTest> gaussianOnNormalDistributions() {
    return tasks()
        .filter(task -> task.definition().get("base").get("kind").asText().equals("normal"))
        .filter(task -> task.definition().get("transforms").isEmpty())
        .map(task -> within(0.04, task, GaussianInformation.defaults(), Transform.NONE));
  }

  /** Those without heavy tails. */
  private static Stream<BmiTask> tasks() {
    return BmiTask.all().stream().filter(task -> !task.id().contains("student"));
  }

  private static DynamicTest within(
      double most, BmiTask task, PairedEstimator estimator, Transform transform) {
    return DynamicTest.dynamicTest(
        task.id(),
        () -> {
          double[] found = new double[SEEDS.length];
          for (int s = 0; s < found.length; s++) {
            Sample sample = task.sample(N, SEEDS[s]);
            found[s] =
                estimator.estimate(transform.of(sample.x()), transform.of(sample.y())).nats();
          }
          assertEquals(task.trueNats(), median(found), most);
        });
  }

  /** Vectors whose coordinates correlate pairwise: {@code -d/2 ln(1 - rho^2)}. */
  @TestFactory
  Stream<DynamicTest> otherDimensionsAndCorrelations() {
    return Stream.of(
        pairs(1, 0.3, KSG),
        pairs(1, 0.9, KSG),
        pairs(2, -0.5, KSG),
        pairs(4, 0.6, GaussianInformation.defaults()),
        pairs(13, -0.3, GaussianInformation.defaults()),
        pairs(40, 0.2, GaussianInformation.defaults()));
  }

  private static DynamicTest pairs(int dim, double rho, PairedEstimator estimator) {
    return DynamicTest.dynamicTest(
        "%s, d = %d, rho = %s".formatted(estimator.name(), dim, rho),
        () -> {
          double[] found = new double[SEEDS.length];
          for (int s = 0; s < found.length; s++) {
            Rows x = Samples.normal(SEEDS[s], N, dim);
            Rows y = Samples.correlatedWith(x, rho, SEEDS[s] + 100);
            found[s] = estimator.estimate(x, y).nats();
          }
          assertEquals(-0.5 * dim * Math.log(1 - rho * rho), median(found), 0.04);
        });
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
