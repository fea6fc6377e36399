package io.remblai.info;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.info.critic.CriticBounds.Bound;
import io.remblai.info.critic.CriticInformation;
import io.remblai.info.gaussian.GaussianInformation;
import io.remblai.info.histogram.BinnedInformation;
import io.remblai.info.kernel.QuadraticInformation;
import io.remblai.info.kernel.SpectralInformation;
import io.remblai.info.neighbor.Ksg;
import io.remblai.info.neighbor.Ross;
import io.remblai.info.sliced.SlicedInformation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The three self-consistency tests of Song and Ermon (2020): independent vectors have no
 * information, a function of Y adds none to Y, and two independent copies have twice as much.
 */
class SelfConsistencyTest {

  private static final int N = 1500;

  private static final PermutationNull NULL = new PermutationNull(4, 11);

  private static final Ksg KSG_1 = Ksg.defaults();
  private static final Ksg KSG_2 = new Ksg(Ksg.Form.TWO, 5, Integer.MAX_VALUE, 0);

  /** Estimators of vectors on Shannon's scale. */
  private static List<PairedEstimator> shannon() {
    return List.of(
        KSG_1,
        KSG_2,
        GaussianInformation.defaults(),
        CriticInformation.defaults(Bound.INFO_NCE),
        CriticInformation.defaults(Bound.DONSKER_VARADHAN),
        CriticInformation.defaults(Bound.NWJ),
        CriticInformation.defaults(Bound.SMILE));
  }

  @TestFactory
  Stream<DynamicTest> independentVectorsHaveNoInformation() {
    List<PairedEstimator> others =
        List.of(
            QuadraticInformation.defaults(),
            new SlicedInformation(KSG_1, 5, 1, 3),
            new SlicedInformation(GaussianInformation.defaults(), 5, 1, 3),
            new SlicedInformation(BinnedInformation.defaults(), 5, 1, 3));
    return Stream.concat(shannon().stream(), others.stream())
        .map(
            estimator ->
                DynamicTest.dynamicTest(
                    estimator.name(),
                    () -> {
                      Rows x = Samples.normal(1, N, 2);
                      Rows y = Samples.normal(2, N, 2);
                      LocalMoments nothing = NULL.of(estimator, x, y, KeyedOrder.rowNumbers(N));
                      assertEquals(0, estimator.estimate(x, y).nats() - nothing.mean(), 0.03);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> aFunctionOfYAddsNothingToY() {
    return shannon().stream()
        .map(
            estimator ->
                DynamicTest.dynamicTest(
                    estimator.name(),
                    () -> {
                      Rows x = Samples.normal(1, N, 1);
                      Rows y = Samples.correlatedWith(x, 0.8, 2);
                      double[] more = y.values().clone();
                      Arrays.setAll(more, i -> 0.3 * Math.sin(2 * more[i]));
                      double alone = estimator.estimate(x, y).nats();
                      double both = estimator.estimate(x, y.beside(Rows.column(more))).nats();
                      assertEquals(1, both / alone, 0.1);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> twoIndependentCopiesHaveTwiceAsMuch() {
    return shannon().stream()
        .map(
            estimator ->
                DynamicTest.dynamicTest(
                    estimator.name(),
                    () -> {
                      Rows x = Samples.normal(1, N, 1);
                      Rows y = Samples.correlatedWith(x, 0.8, 2);
                      Rows otherX = Samples.normal(3, N, 1);
                      Rows otherY = Samples.correlatedWith(otherX, 0.8, 4);
                      double once =
                          (estimator.estimate(x, y).nats()
                                  + estimator.estimate(otherX, otherY).nats())
                              / 2;
                      double twice = estimator.estimate(x.beside(otherX), y.beside(otherY)).nats();
                      assertEquals(2, twice / once, 0.2);
                      assertEquals(-0.5 * Math.log(1 - 0.64), once, 0.1);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> labelsByChanceHaveNoInformation() {
    return Stream.<LabelEstimator>of(Ross.defaults(), SpectralInformation.defaults())
        .map(
            estimator ->
                DynamicTest.dynamicTest(
                    estimator.name(),
                    () -> {
                      int n = 400;
                      Rows z = Samples.normal(5, n, 2);
                      int[] chance = new int[n];
                      int[] sides = new int[n];
                      int[] order = Samples.order(9, n);
                      for (int i = 0; i < n; i++) {
                        chance[i] = order[i] % 4;
                        sides[i] = z.at(i, 0) > 0 ? 1 : 0;
                      }
                      long[] keys = KeyedOrder.rowNumbers(n);
                      double nothing = NULL.of(estimator, z, chance, keys).mean();
                      assertEquals(0, estimator.estimate(z, chance).nats() - nothing, 0.05);
                      double some = estimator.estimate(z, sides).nats();
                      LocalMoments shuffled = NULL.of(estimator, z, sides, keys);
                      assertTrue(some > shuffled.mean() + 5 * shuffled.deviation());
                    }));
  }
}
