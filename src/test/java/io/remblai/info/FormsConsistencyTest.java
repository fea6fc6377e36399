package io.remblai.info;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.info.gaussian.CoMoments;
import io.remblai.info.gaussian.Covariance;
import io.remblai.info.gaussian.GaussianInformation;
import io.remblai.info.histogram.BinnedInformation;
import io.remblai.info.histogram.BinnedInformation.Cut;
import io.remblai.info.neighbor.NeighborInformation;
import io.remblai.info.neighbor.Ross;
import io.remblai.info.sliced.SlicedInformation;
import io.remblai.info.soft.Precision;
import io.remblai.info.soft.ReferencePoints;
import io.remblai.info.soft.SoftAssignment;
import io.remblai.info.soft.SoftBins;
import io.remblai.info.soft.histogram.LabelledHistogram;
import io.remblai.info.soft.histogram.SoftPairs;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The laws of {@link SelfConsistencyTest} for what takes other arguments: scalars, soft bins, a
 * condition, labels. Scales other than Shannon's have no additivity, only an order.
 */
class FormsConsistencyTest {

  private static final int N = 4000;

  @TestFactory
  Stream<DynamicTest> binned() {
    return Stream.of(Cut.values())
        .map(cut -> new BinnedInformation(cut, 12, 12, true))
        .map(
            estimator ->
                DynamicTest.dynamicTest(
                    estimator.name(),
                    () -> {
                      Rows x = Samples.normal(31, N, 1);
                      Rows y = Samples.correlatedWith(x, 0.8, 32);
                      Rows other = Samples.normal(33, N, 1);
                      long[] keys = KeyedOrder.rowNumbers(N);
                      double chance =
                          new PermutationNull(4, 3).of(estimator, x, other, keys).mean();
                      assertEquals(0, estimator.estimate(x, other).nats() - chance, 0.03);
                      double some = estimator.estimate(x, y).nats();
                      assertEquals(-0.5 * Math.log(1 - 0.64), some, 0.1);
                      double less = estimator.estimate(x, mapped(y)).nats();
                      assertTrue(less < 0.9 * some, less + " of a function, " + some);
                    }));
  }

  /** A function that forgets the sign. */
  private static Rows mapped(Rows y) {
    double[] values = y.values().clone();
    Arrays.setAll(values, i -> Math.abs(values[i]));
    return new Rows(values, y.size(), y.dim());
  }

  @Test
  void conditionalInformationOfNeighbors() {
    Rows z = Samples.normal(41, N, 1);
    Rows x = Samples.correlatedWith(z, 0.7, 42);
    Rows y = Samples.correlatedWith(z, 0.7, 43);
    assertEquals(0, neighbors(x, y, z), 0.03);
    Rows near = Samples.correlatedWith(x, 0.8, 44);
    double some = neighbors(x, near, z);
    assertEquals(partial(0.7, 0.8), some, 0.05);
    assertEquals(1, neighbors(x, near.beside(curved(near)), z) / some, 0.1);
    Rows apart = Samples.normal(45, N, 1);
    assertEquals(1, neighbors(x, near, z.beside(apart)) / some, 0.2);
  }

  @Test
  void conditionalInformationOfNormalVectors() {
    Rows z = Samples.normal(51, N, 2);
    Rows x = Samples.correlatedWith(z, 0.7, 52);
    Rows y = Samples.correlatedWith(z, 0.7, 53);
    assertEquals(0, gaussian(x, y, z), 0.03);
    Rows near = Samples.correlatedWith(x, 0.8, 54);
    double both = gaussian(x, near, z);
    assertEquals(2 * partial(0.7, 0.8), both, 0.06);
    double first = gaussian(column(x, 0), column(near, 0), column(z, 0));
    assertEquals(2, both / first, 0.2);
    assertEquals(1, gaussian(x, near.beside(curved(near)), z) / both, 0.1);
  }

  /** I(X; Y | Z) where X correlates with Z by a, and Y with X by b and with Z through X alone. */
  private static double partial(double a, double b) {
    double left = 1 - a * a;
    double rho = b * Math.sqrt(left) / Math.sqrt(1 - b * b * a * a);
    return -0.5 * Math.log(1 - rho * rho);
  }

  private static double neighbors(Rows x, Rows y, Rows z) {
    return NeighborInformation.conditional(x, y, z, 5, Samples.order(1, x.size()))
        .estimate()
        .nats();
  }

  private static double gaussian(Rows x, Rows y, Rows z) {
    Covariance all = Covariance.of(CoMoments.of(x.beside(y).beside(z)));
    int second = x.dim() + y.dim();
    return GaussianInformation.defaults()
        .conditional(
            all,
            Covariance.range(0, x.dim()),
            Covariance.range(x.dim(), second),
            Covariance.range(second, all.dim()))
        .nats();
  }

  private static Rows column(Rows rows, int k) {
    return Rows.column(rows.coordinate(k));
  }

  private static Rows curved(Rows rows) {
    double[] values = rows.values().clone();
    Arrays.setAll(values, i -> 0.3 * Math.sin(2 * values[i]));
    return new Rows(values, rows.size(), rows.dim());
  }

  @Test
  void neighborsOfLabels() {
    Rows z = Samples.normal(61, N, 1);
    Rows other = Samples.normal(62, N, 1);
    int[] label = sides(z, 63);
    int[] otherLabel = sides(other, 64);
    double some = Ross.defaults().estimate(z, label).nats();
    assertTrue(some > 0.2, "some: " + some);
    assertEquals(1, Ross.defaults().estimate(z.beside(curved(z)), label).nats() / some, 0.1);
    int[] both = new int[N];
    Arrays.setAll(both, i -> 3 * label[i] + otherLabel[i]);
    double once = (some + Ross.defaults().estimate(other, otherLabel).nats()) / 2;
    assertEquals(2, Ross.defaults().estimate(z.beside(other), both).nats() / once, 0.2);
    long[] keys = KeyedOrder.rowNumbers(N);
    double chance = new PermutationNull(4, 5).of(Ross.defaults(), other, label, keys).mean();
    assertEquals(0, Ross.defaults().estimate(other, label).nats() - chance, 0.03);
  }

  /** Three labels that a noisy look at a scalar gives. */
  private static int[] sides(Rows z, long seed) {
    Rows seen = Samples.correlatedWith(z, 0.9, seed);
    int[] labels = new int[z.size()];
    Arrays.setAll(labels, i -> seen.at(i, 0) < -0.5 ? 0 : seen.at(i, 0) < 0.5 ? 1 : 2);
    return labels;
  }

  @Test
  void softPairs() {
    Rows x = Samples.normal(71, N, 4);
    Rows close = Samples.correlatedWith(x, 0.9, 72);
    Rows far = Samples.correlatedWith(close, 0.6, 73);
    Rows none = Samples.normal(74, N, 4);
    double chance = 0;
    for (int draw = 0; draw < 4; draw++) {
      chance += soft(x, none.take(Samples.order(80 + draw, N))) / 4;
    }
    assertEquals(0, soft(x, none) - chance, 0.01);
    double[] falling = {soft(x, x), soft(x, close), soft(x, far), chance};
    for (int i = 1; i < falling.length; i++) {
      assertTrue(falling[i] < falling[i - 1], "falling: " + Arrays.toString(falling));
    }
    assertTrue(soft(x, close) - chance < -2 * Math.log(1 - 0.81));
  }

  private static double soft(Rows x, Rows y) {
    SoftBins ofX = SoftBins.of(ReferencePoints.fromSeed(1, 24, x.dim()));
    SoftBins ofY = SoftBins.of(ReferencePoints.fromSeed(2, 24, y.dim()));
    SoftPairs pairs = new SoftPairs(ofX, ofY);
    pairs.add(
        SoftAssignment.of(ofX, Precision.DOUBLE).assign(x.values(), x.size()),
        SoftAssignment.of(ofY, Precision.DOUBLE).assign(y.values(), y.size()));
    return pairs.information().orElseThrow().nats();
  }

  /** Within a two-hundredth of ln m at a hundred rows per label; coarser labels know less. */
  @Test
  void softLabels() {
    Rows z = Samples.normal(81, N, 6);
    long[] fine = new long[N];
    long[] coarse = new long[N];
    long[] dealt = new long[N];
    int[] order = Samples.order(82, N);
    for (int i = 0; i < N; i++) {
      fine[i] = (z.at(i, 0) > 0 ? 1L : 0L) + (z.at(i, 1) > 0 ? 2L : 0L);
      coarse[i] = fine[i] / 2;
      dealt[order[i]] = i % 40;
    }
    double chance = 0;
    for (int draw = 0; draw < 5; draw++) {
      long[] shuffled = new long[N];
      int[] places = Samples.order(90 + draw, N);
      Arrays.setAll(shuffled, i -> dealt[places[i]]);
      chance += softLabels(z, shuffled) / 5;
    }
    assertEquals(0, softLabels(z, dealt) - chance, 0.005);
    assertTrue(softLabels(z, fine) > softLabels(z, coarse));
    assertTrue(softLabels(z, coarse) > chance + 0.01);
  }

  /** As a fraction of ln m. */
  private static double softLabels(Rows z, long[] labels) {
    SoftBins bins = SoftBins.of(ReferencePoints.fromSeed(3, 50, z.dim()));
    LabelledHistogram histogram = new LabelledHistogram(bins);
    histogram.add(SoftAssignment.of(bins, Precision.DOUBLE).assign(z.values(), N), labels);
    return histogram.information().orElseThrow().information().normalised();
  }

  /** Noise on a vector lowers the mean over slices; turning it leaves it about as it is. */
  @Test
  void sliced() {
    Rows x = Samples.normal(91, N, 3);
    Rows close = Samples.correlatedWith(x, 0.9, 92);
    Rows far = Samples.correlatedWith(close, 0.6, 93);
    Rows turned = close.project(Rows.of(new double[][] {{0.6, 0.8, 0}, {-0.8, 0.6, 0}, {0, 0, 1}}));
    for (PairedEstimator inner :
        List.of(GaussianInformation.defaults(), BinnedInformation.defaults())) {
      SlicedInformation estimator = new SlicedInformation(inner, 200, 1, 5);
      double some = estimator.estimate(x, close).nats();
      assertTrue(estimator.estimate(x, far).nats() < 0.7 * some);
      assertEquals(1, estimator.estimate(x, turned).nats() / some, 0.25);
      assertTrue(some < -0.5 * Math.log(1 - 0.81));
    }
  }
}
