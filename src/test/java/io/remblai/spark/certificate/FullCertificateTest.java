package io.remblai.spark.certificate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.certificate.DualBound;
import io.remblai.certificate.SampledBound;
import io.remblai.certificate.Scoring;
import io.remblai.geometry.GroundCost;
import io.remblai.geometry.PointCloud;
import io.remblai.geometry.RandomClouds;
import io.remblai.math.NormalVector;
import io.remblai.spark.PairBlock;
import io.remblai.spark.SharedSpark;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Certificates over the cluster against the one in memory: the same to the last bit. */
@Tag("spark")
class FullCertificateTest {

  private static final int[] PARTITIONS = {1, 3, 7};
  private static final int RAISED = 3;

  private final JavaSparkContext context =
      new JavaSparkContext(SharedSpark.session().sparkContext());

  @ParameterizedTest
  @CsvSource({
    "SQEUCLIDEAN, 700, 20, 0", "SQEUCLIDEAN, 500, 3, 0", "EUCLIDEAN, 300, 5, 0",
    "COSINE, 400, 12, 0", "SQEUCLIDEAN, 300, 10, 1e6", "SQEUCLIDEAN, 1, 2, 0",
    "EUCLIDEAN, 9, 1, 0"
  })
  void isTheInMemoryBound(GroundCost cost, int n, int dim, double offset) {
    PointCloud x = cloud(cost, n, dim, offset, 1);
    PointCloud y = cloud(cost, n, dim, offset, 2);
    double[] g = NormalVector.of(5, n);
    int[] targets = RandomClouds.shuffle(n, 3);
    DualBound bound = DualBound.of(cost, x, y, g);
    DualBound raised = bound.raised();
    for (int partitions : PARTITIONS) {
      JavaRDD<PairBlock> pairs = PairRdds.of(context, x, y, targets, g, partitions);
      FullCertificate full = new FullCertificate(context, cost, dim, 1e-5, 10_000);
      Certificate certificate = full.certify(pairs);
      assertSame(cost, bound, targets, certificate);
      if (partitions == RAISED) {
        assertSame(cost, raised, targets, full.raise(certificate));
      }
    }
  }

  private static void assertSame(
      GroundCost cost, DualBound bound, int[] targets, Certificate certificate) {
    int n = targets.length;
    assertEquals(n, certificate.points());
    assertEquals(bound.lowerBound(), certificate.lowerBound(), 0);
    double[] f = new double[n];
    double[] g = new double[n];
    double slackSum = 0;
    double size = 0;
    for (CertifiedPairs certified : certificate.pairs().collect()) {
      double[] slacks = certified.slacks(cost);
      for (int i = 0; i < slacks.length; i++) {
        int row = ((Long) certified.pairs().source().ids().value(i)).intValue();
        f[row] = certified.sourcePotentials()[i];
        g[targets[row]] = certified.pairs().potentials()[i];
        assertEquals(bound.slack(row, targets[row]), slacks[i], 0);
        slackSum += slacks[i];
        size = Math.max(size, Math.abs(f[row]));
      }
    }
    assertArrayEquals(bound.sourcePotentials(), f, 0);
    assertArrayEquals(bound.targetPotentials(), g, 0);
    assertEquals(
        certificate.meanCost() - certificate.lowerBound(), slackSum / n, 1e-12 * (1 + size));
  }

  private static PointCloud cloud(GroundCost cost, int n, int dim, double offset, long seed) {
    PointCloud cloud = RandomClouds.moved(RandomClouds.normal(n, dim, seed), offset);
    return cost == GroundCost.COSINE ? RandomClouds.normalised(cloud) : cloud;
  }

  /** Tight clusters far apart: products would lose what the pairs cost. */
  @Test
  void takesDifferencesWhereProductsCancel() {
    int n = 400;
    int dim = 12;
    PointCloud centers = RandomClouds.lattice(n, dim, 3, 1);
    PointCloud x = around(centers, 4);
    PointCloud y = around(centers, 5);
    double[] g = new double[n];
    int[] identity = new int[n];
    for (int i = 0; i < n; i++) {
      identity[i] = i;
    }
    GroundCost cost = GroundCost.SQEUCLIDEAN;
    Certificate certificate =
        new FullCertificate(context, cost, dim).certify(PairRdds.of(context, x, y, identity, g, 3));
    assertSame(cost, DualBound.of(cost, Scoring.SQUARES, x, y, g), identity, certificate);
    DualBound products = DualBound.of(cost, Scoring.PRODUCTS, x, y, g);
    assertTrue(certificate.lowerBound() > 0);
    assertTrue(products.lowerBound() < 0);
  }

  private static PointCloud around(PointCloud centers, long seed) {
    float[] points = centers.coordinates().clone();
    double[] normals = NormalVector.of(seed, points.length);
    for (int i = 0; i < points.length; i++) {
      points[i] = (float) (100 * points[i] + 1e-2 * normals[i]);
    }
    return new PointCloud(points, centers.size(), centers.dim());
  }

  @Test
  void aSampleEstimatesTheBound() {
    int n = 3000;
    int dim = 6;
    GroundCost cost = GroundCost.SQEUCLIDEAN;
    PointCloud x = cloud(cost, n, dim, 0, 1);
    PointCloud y = cloud(cost, n, dim, 0, 2);
    double[] g = NormalVector.of(5, n);
    int[] targets = RandomClouds.shuffle(n, 3);
    double bound = DualBound.of(cost, x, y, g).lowerBound();
    JavaRDD<PairBlock> pairs = PairRdds.of(context, x, y, targets, g, 3).cache();
    int held = 0;
    for (int seed = 0; seed < 10; seed++) {
      SampledBound found = new SampledCertificate(context, cost, dim, 200, seed).estimate(pairs);
      assertTrue(found.sampled() > 130 && found.sampled() < 270);
      held += found.lowerLimit() <= bound ? 1 : 0;
    }
    assertTrue(held >= 9, held + " of 10");
    SampledBound all = new SampledCertificate(context, cost, dim, n, 1).estimate(pairs);
    assertEquals(bound, all.estimate(), 1e-12 * (1 + Math.abs(bound)));
    assertEquals(all.estimate(), all.lowerLimit(), 0);
    SampledBound once = new SampledCertificate(context, cost, dim, 300, 9).estimate(pairs);
    for (int partitions : PARTITIONS) {
      assertEquals(
          once,
          new SampledCertificate(context, cost, dim, 300, 9)
              .estimate(PairRdds.of(context, x, y, targets, g, partitions)));
    }
    pairs.unpersist();
  }

  @Test
  void refusesAnEmptyMap() {
    PointCloud one = RandomClouds.normal(1, 2, 1);
    JavaRDD<PairBlock> none =
        PairRdds.of(context, one, one, new int[1], new double[1], 3).filter(pairs -> false);
    assertThrows(
        IllegalArgumentException.class,
        () -> new FullCertificate(context, GroundCost.EUCLIDEAN, 2).certify(none));
  }
}
