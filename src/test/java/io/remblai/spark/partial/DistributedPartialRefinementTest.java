package io.remblai.spark.partial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.certificate.SampledBound;
import io.remblai.geometry.GroundCost;
import io.remblai.geometry.PointCloud;
import io.remblai.geometry.RandomClouds;
import io.remblai.refine.RefineOptions;
import io.remblai.refine.StageRecord;
import io.remblai.refine.partial.PartialBlock;
import io.remblai.refine.partial.PartialPlan;
import io.remblai.refine.partial.PartialRefinement;
import io.remblai.spark.CloudRdds;
import io.remblai.spark.PairBlock;
import io.remblai.spark.SharedSpark;
import io.remblai.spark.Side;
import io.remblai.spark.certificate.Certificate;
import io.remblai.spark.certificate.CertifiedPairs;
import io.remblai.spark.certificate.FullCertificate;
import io.remblai.spark.certificate.SampledCertificate;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The distributed partial map against the in-memory one, to the last pair and bit. */
@Tag("spark")
class DistributedPartialRefinementTest {

  private static final long SEED = 5;

  private final JavaSparkContext context =
      new JavaSparkContext(SharedSpark.session().sparkContext());

  private static RefineOptions options(GroundCost cost, int groupSize, OptionalInt rounds) {
    return new RefineOptions(cost, 64, groupSize, rounds, RefineOptions.DEFAULT_TASK_BYTES, SEED);
  }

  @ParameterizedTest
  @CsvSource({
    "1, SQEUCLIDEAN, 600",
    "7, SQEUCLIDEAN, 600",
    "200, SQEUCLIDEAN, 600",
    "5, EUCLIDEAN, 600",
    "3, COSINE, 100",
    "4, EUCLIDEAN, 5000"
  })
  void isTheInMemoryMapWhateverThePartitions(int partitions, GroundCost cost, int groupSize) {
    RefineOptions options = options(cost, groupSize, OptionalInt.of(5));
    PartialPlan plan = PartialPlan.of(1501, 2200, 5, options);
    assertTrue(plan.map().distributedLevels() >= 2, "the case must split over the cluster");
    assertTrue(plan.rounds().shares() >= 8, "the case must have several shares");
    PointCloud source = cloud(cost, 1501, 1);
    PointCloud target = cloud(cost, 2200, 2);
    assertSameMap(source, target, options, partitions);
  }

  @Test
  void anAutomaticRunTakesTheSameRounds() {
    assertSameMap(
        cloud(GroundCost.SQEUCLIDEAN, 1000, 1),
        cloud(GroundCost.SQEUCLIDEAN, 1300, 2),
        options(GroundCost.SQEUCLIDEAN, 500, OptionalInt.empty()),
        3);
  }

  @ParameterizedTest
  @CsvSource({"1, 2, 1", "200, 257, 3", "7, 3000, 5"})
  void oneBlockIsSolvedByOneTask(int n, int m, int partitions) {
    RefineOptions options = options(GroundCost.SQEUCLIDEAN, 600, OptionalInt.of(5));
    assertTrue(PartialPlan.of(n, m, 5, options).isOneBlock());
    assertSameMap(
        cloud(GroundCost.SQEUCLIDEAN, n, 1),
        cloud(GroundCost.SQEUCLIDEAN, m, 2),
        options,
        Math.min(partitions, n));
  }

  /** Every target at one place: all heights are equal, and the ids decide. */
  @Test
  void tiesAreCutByTheOrderOfRows() {
    float[] same = new float[2 * 9000];
    Arrays.fill(same, 2.5f);
    assertSameMap(
        normal(4000, 2, 1),
        new PointCloud(same, 9000, 2),
        options(GroundCost.SQEUCLIDEAN, 600, OptionalInt.of(2)),
        4);
  }

  /** Whatever the map, no map costs less; of one that is nearly the best, not much less. */
  @ParameterizedTest
  @CsvSource({"SQEUCLIDEAN, 2, 0", "SQEUCLIDEAN, 3, 0.99", "EUCLIDEAN, 3, 0.99", "COSINE, 3, 0.98"})
  void theCertificateIsBelowTheOptimum(GroundCost cost, int rounds, double part) {
    PointCloud source = cloud(cost, 700, 1);
    PointCloud target = cloud(cost, 1000, 2);
    PartialMap map =
        new DistributedPartialRefinement(
                context, options(cost, 5000, OptionalInt.of(rounds)), stage -> {})
            .solve(
                CloudRdds.of(context, source, Side.SOURCE, SEED, 3),
                700,
                CloudRdds.of(context, target, Side.TARGET, SEED, 3),
                1000,
                5);
    Certificate certificate =
        new FullCertificate(context, cost, 5).certify(map.pairs(), map.free());
    SampledBound sampled =
        new SampledCertificate(context, cost, 5, 700, SEED).estimate(map.pairs(), map.free());
    int[] best = new PartialBlock(cost, 5).solve(points(source), 700, points(target), 1000);
    double optimum = 0;
    for (int i = 0; i < 700; i++) {
      optimum += cost.between(points(source), i * 5, points(target), best[i] * 5, 5) / 700;
    }
    assertEquals(map.meanCost(), certificate.meanCost(), 1e-12);
    assertTrue(certificate.lowerBound() <= optimum, certificate + " of " + optimum);
    assertTrue(certificate.lowerBound() >= part * optimum, certificate + " of " + optimum);
    assertEquals(certificate.lowerBound(), sampled.estimate(), 1e-4 * optimum);
    double slack = 0;
    for (CertifiedPairs pairs : certificate.exchanged().pairs().collect()) {
      for (double each : pairs.slacks(cost)) {
        slack += each / 700;
      }
    }
    assertTrue(slack <= certificate.meanCost() - certificate.lowerBound() + 1e-6);
    map.items().unpersist();
  }

  private static float[] points(PointCloud cloud) {
    return cloud.coordinates();
  }

  private void assertSameMap(
      PointCloud source, PointCloud target, RefineOptions options, int partitions) {
    PartialRefinement.Result local =
        new PartialRefinement(options, stage -> {}).solve(source, target);
    PartialMap map =
        new DistributedPartialRefinement(context, options, stage -> {})
            .solve(
                CloudRdds.of(context, source, Side.SOURCE, options.seed(), partitions),
                source.size(),
                CloudRdds.of(context, target, Side.TARGET, options.seed(), partitions),
                target.size(),
                source.dim());
    int[] targets = new int[source.size()];
    double[] potentials = new double[target.size()];
    Arrays.fill(targets, -1);
    Arrays.fill(potentials, 1);
    for (PairBlock block : map.pairs().collect()) {
      for (int i = 0; i < block.size(); i++) {
        int row = row(block, i, Side.SOURCE);
        assertEquals(-1, targets[row], "source " + row + " is mapped twice");
        targets[row] = row(block, i, Side.TARGET);
        potentials[targets[row]] = block.potentials()[i];
      }
    }
    for (PairBlock block : map.free().collect()) {
      for (int i = 0; i < block.size(); i++) {
        int row = row(block, i, Side.TARGET);
        assertEquals(1, potentials[row], "target " + row + " is there twice");
        potentials[row] = block.potentials()[i];
        assertNotEquals(-1, row(block, i, Side.SOURCE));
      }
    }
    map.items().unpersist();
    assertArrayEquals(local.targets(), targets);
    assertArrayEquals(local.potentials(), potentials);
    assertEquals(local.meanCost(), map.meanCost(), 0.0);
    assertEquals(rounds(local.stages()), rounds(map.stages()));
    assertEquals(local.converged(), map.converged());
  }

  private static int row(PairBlock block, int i, Side side) {
    return ((Long) (side == Side.SOURCE ? block.source() : block.target()).ids().value(i))
        .intValue();
  }

  /** Kinds and costs of the rounds. */
  private static List<String> rounds(List<StageRecord> stages) {
    return stages.stream()
        .filter(stage -> stage.stage().equals("rematch"))
        .map(stage -> stage.kind() + " of " + stage.blocks() + ": " + stage.costAfter())
        .toList();
  }

  private static PointCloud cloud(GroundCost cost, int n, long seed) {
    PointCloud cloud = normal(n, 5, seed);
    return cost == GroundCost.COSINE ? RandomClouds.normalised(cloud) : cloud;
  }

  private static PointCloud normal(int n, int dim, long seed) {
    return RandomClouds.moved(RandomClouds.normal(n, dim, seed), seed * 0.3);
  }
}
