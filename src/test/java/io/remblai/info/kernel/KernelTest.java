package io.remblai.info.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.remblai.info.Estimate;
import io.remblai.info.KeyedOrder;
import io.remblai.info.ReferenceCases;
import io.remblai.info.Rows;
import io.remblai.info.Samples;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KernelTest {

  private static final double TOLERANCE = 1e-8;

  @Test
  void spectralReference() {
    for (JsonNode one : ReferenceCases.of("kernel_and_spectral.json", "dse-")) {
      Rows z = ReferenceCases.rows(one.get("z"));
      SpectralEntropy entropy =
          new SpectralEntropy(KernelWidth.of(one.get("sigma").asDouble()), one.get("t").asDouble());
      int[][][] subsets = new int[one.get("subsets").size()][][];
      for (int label = 0; label < subsets.length; label++) {
        JsonNode lists = one.get("subsets").get(Integer.toString(label));
        subsets[label] = new int[lists.size()][];
        for (int s = 0; s < lists.size(); s++) {
          subsets[label][s] = ReferenceCases.integers(lists.get(s));
        }
      }
      assertEquals(
          one.get("expected").get("dse_bits").asDouble(), entropy.estimate(z).bits(), TOLERANCE);
      assertEquals(
          one.get("expected").get("dsmi_bits").asDouble(),
          new SpectralInformation(entropy, 3, 0)
              .estimate(z, ReferenceCases.integers(one.get("labels")), subsets)
              .bits(),
          TOLERANCE);
    }
  }

  @Test
  void quadraticReference() {
    for (JsonNode one : ReferenceCases.of("kernel_and_spectral.json", "csqmi-")) {
      QuadraticInformation quadratic =
          new QuadraticInformation(
              KernelWidth.of(one.get("sigma_x").asDouble()),
              KernelWidth.of(one.get("sigma_y").asDouble()));
      QuadraticPotentials potentials =
          quadratic.potentials(
              ReferenceCases.rows(one.get("x")), ReferenceCases.rows(one.get("y")));
      assertEquals(
          one.get("expected").get("cauchy_schwarz_qmi_nats").asDouble(),
          potentials.cauchySchwarz(),
          TOLERANCE);
      assertEquals(
          one.get("expected").get("euclidean_qmi").asDouble(), potentials.euclidean(), TOLERANCE);
    }
  }

  @Test
  void pairwiseReference() {
    for (JsonNode one : ReferenceCases.of("entropy_and_divergence.json", "")) {
      PairwiseBounds bounds = PairwiseBounds.of(ReferenceCases.rows(one.get("x")), 0.5);
      double[] expected =
          ReferenceCases.numbers(one.get("expected").get("noisy_mi_lower_upper_sigma_0.5_nats"));
      assertEquals(expected[0], bounds.lower(), 1e-9);
      assertEquals(expected[1], bounds.upper(), 1e-9);
    }
  }

  @Test
  void spectralEntropyLiesBetweenZeroAndLnN() {
    Rows z = Samples.normal(3, 60, 4);
    SpectralEntropy narrow = new SpectralEntropy(KernelWidth.of(1e-3), 1);
    assertEquals(Math.log(60), narrow.estimate(z).nats(), 1e-9);
    SpectralEntropy wide = new SpectralEntropy(KernelWidth.of(1e6), 1);
    assertEquals(0, wide.estimate(z).nats(), 1e-6);
    assertEquals(0, wide.estimate(new Rows(new double[8], 8, 1)).nats(), 1e-9);
    double middle = SpectralEntropy.defaults().estimate(z).nats();
    double[] scaled = z.values().clone();
    Arrays.setAll(scaled, at -> 1000 * scaled[at]);
    assertEquals(middle, SpectralEntropy.defaults().estimate(new Rows(scaled, 60, 4)).nats(), 1e-8);
    assertTrue(0 < middle && middle < Math.log(60));
  }

  @Test
  void spectralInformationSeesClustersAndNotNoise() {
    int[] labels = new int[150];
    double[] values = Samples.normal(5, 150, 3).values();
    for (int i = 0; i < 150; i++) {
      labels[i] = 10 * (i % 3);
      values[3 * i] += 8 * (i % 3);
    }
    Rows z = new Rows(values, 150, 3);
    SpectralInformation information = SpectralInformation.defaults();
    Estimate clustered = information.estimate(z, labels);
    int[] moved = new int[150];
    int[] order = Samples.order(2, 150);
    Arrays.setAll(moved, i -> labels[order[i]]);
    Estimate shuffled = information.estimate(z, moved);
    assertTrue(clustered.nats() > shuffled.nats() + 0.1, clustered + " " + shuffled);
    assertEquals(0, shuffled.nats(), 0.05);
    assertEquals(0, information.estimate(z, new int[150]).nats(), 1e-12);
  }

  @Test
  void sharesAndFeaturesGiveThePotentials() {
    Rows x = Samples.normal(1, 300, 2);
    Rows y = Samples.correlatedWith(x, 0.9, 2);
    QuadraticInformation quadratic =
        new QuadraticInformation(KernelWidth.of(0.7), KernelWidth.of(0.8));
    QuadraticPotentials exact = quadratic.potentials(x, y);
    QuadraticSums sums = QuadraticSums.NONE;
    for (int from = 0; from < 300; from += 77) {
      sums = sums.mergeWith(QuadraticSums.of(x, y, 0.7, 0.8, from, Math.min(300, from + 77)));
    }
    assertEquals(exact.cauchySchwarz(), sums.potentials().cauchySchwarz(), 1e-12);

    FourierFeatures ofX = new FourierFeatures(2, 600, 0.7, 7, 0);
    FourierFeatures ofY = new FourierFeatures(2, 600, 0.8, 7, 1);
    FeatureMoments moments = new FeatureMoments(ofX.size(), ofY.size());
    for (int[] part : new int[][] {{0, 120}, {120, 300}}) {
      int[] rows = new int[part[1] - part[0]];
      Arrays.setAll(rows, i -> part[0] + i);
      FeatureMoments own = new FeatureMoments(ofX.size(), ofY.size());
      own.add(ofX, x.take(rows), ofY, y.take(rows));
      moments.mergeWith(own);
    }
    assertEquals(300, moments.count());
    // The error of F random frequencies is about 1 / sqrt F.
    assertEquals(exact.joint(), moments.potentials().joint(), 0.03);
    assertEquals(exact.marginal(), moments.potentials().marginal(), 0.03);
    assertEquals(exact.cauchySchwarz(), moments.potentials().cauchySchwarz(), 0.05);
    assertTrue(exact.cauchySchwarz() > 0.1, exact.toString());
  }

  @Test
  void medianDistance() {
    Rows line = Rows.column(new double[] {0, 1, 10});
    assertEquals(9, Distances.median(line, KeyedOrder.rowNumbers(3), 0));
    Rows four = Rows.column(new double[] {0, 1, 3, 7}); // 1 2 3 4 6 7
    assertEquals(3.5, Distances.median(four, KeyedOrder.rowNumbers(4), 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> KernelWidth.median().sigma(Rows.column(new double[9])));
    assertThrows(
        IllegalArgumentException.class, () -> new QuadraticPotentials(-1, 1, 1).cauchySchwarz());
  }

  @Test
  void meanDiscrepancy() {
    Rows x = Samples.normal(1, 150, 2);
    Rows y = Samples.normal(2, 130, 2);
    double[] values = y.values().clone();
    Arrays.setAll(values, at -> values[at] + 1);
    Rows moved = new Rows(values, 130, 2);
    KernelWidth width = KernelWidth.of(1.2);
    assertEquals(0, MeanDiscrepancy.of(x, x, width).biased(), 1e-14);
    assertEquals(0, MeanDiscrepancy.of(x, y, width).unbiased(), 0.02);
    MeanDiscrepancy apart = MeanDiscrepancy.of(x, moved, width);
    assertTrue(apart.unbiased() > 0.1);
    double naive = 0;
    for (int i = 0; i < 150; i++) {
      for (int j = 0; j < 150; j++) {
        naive += kernel(x, i, x, j) / (150.0 * 150);
        naive -= j < 130 ? 2 * kernel(x, i, moved, j) / (150.0 * 130) : 0;
        naive += i < 130 && j < 130 ? kernel(moved, i, moved, j) / (130.0 * 130) : 0;
      }
    }
    assertEquals(naive, apart.biased(), 1e-12);
    FourierFeatures features = new FourierFeatures(2, 1000, 1.2, 3, 0);
    FeatureMean ofX = new FeatureMean(features.size());
    ofX.add(features, x);
    FeatureMean ofY = new FeatureMean(features.size());
    ofY.add(features, moved);
    assertEquals(apart.biased(), ofX.discrepancy(ofY), 0.05);
    FeatureMean twice = new FeatureMean(features.size()).mergeWith(ofX).mergeWith(ofX);
    assertEquals(ofX.discrepancy(ofY), twice.discrepancy(ofY), 1e-12);
  }

  @Test
  void sumsOfFeaturesGiveTheMeansOverPairs() {
    FourierFeatures features = new FourierFeatures(3, 20, 0.9, 5, 0);
    double[][] x = featuresOf(features, Samples.normal(1, 40, 3));
    double[][] y = featuresOf(features, Samples.normal(2, 25, 3));
    double unbiased = meanOverPairs(x) + meanOverPairs(y);
    for (double[] a : x) {
      for (double[] b : y) {
        unbiased -= 2 * inner(a, b) / (40.0 * 25);
      }
    }
    MeanDiscrepancy found = MeanDiscrepancy.ofFeatureSums(sum(x), 40, sum(y), 25);
    assertEquals(unbiased, found.unbiased(), 1e-12);
    assertTrue(found.biased() > found.unbiased());
    assertThrows(
        IllegalArgumentException.class, () -> MeanDiscrepancy.ofFeatureSums(sum(x), 1, sum(y), 25));
  }

  private static double[][] featuresOf(FourierFeatures features, Rows rows) {
    double[][] of = new double[rows.size()][features.size()];
    for (int i = 0; i < of.length; i++) {
      features.of(rows.values(), i * rows.dim(), of[i]);
    }
    return of;
  }

  /** Of the inner products of two different rows. */
  private static double meanOverPairs(double[][] rows) {
    double sum = 0;
    for (double[] a : rows) {
      for (double[] b : rows) {
        sum += a == b ? 0 : inner(a, b);
      }
    }
    return sum / (rows.length * (rows.length - 1.0));
  }

  private static double inner(double[] a, double[] b) {
    double sum = 0;
    for (int f = 0; f < a.length; f++) {
      sum += a[f] * b[f];
    }
    return sum;
  }

  private static double[] sum(double[][] rows) {
    double[] sum = new double[rows[0].length];
    for (double[] row : rows) {
      for (int f = 0; f < sum.length; f++) {
        sum[f] += row[f];
      }
    }
    return sum;
  }

  private static double kernel(Rows a, int i, Rows b, int j) {
    double u = a.at(i, 0) - b.at(j, 0);
    double v = a.at(i, 1) - b.at(j, 1);
    return Math.exp(-(u * u + v * v) / (2 * 1.2 * 1.2));
  }
}
