package io.remblai.bench;

import io.remblai.assignment.LinearAssignment;
import io.remblai.geometry.DemoCloud.Side;
import io.remblai.geometry.DemoCloudName;
import io.remblai.geometry.GroundCost;
import io.remblai.math.Kernels;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * CPU seconds of one thread for exact assignments of blocks of random points of a cloud, beside
 * scipy's on the same matrices.
 */
final class BlockAssignments {

  /** Points of a block. */
  static final int SIZE = 1024;

  private static final int BLOCKS = 3;
  private static final int WARM_UPS = 10;
  private static final int REPEATS = 11;

  /** Standard deviation of the factors that blur final potentials before a warm solve. */
  private static final double NOISE = 0.01;

  /** Two exact solvers differ by the rounding of float potentials, far less than this fraction. */
  private static final double TOLERANCE = 1e-5;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final PythonSolvers python;
  private final LinearAssignment assignment = new LinearAssignment();
  private final float[] potentials = new float[SIZE];
  private final int[] columns = new int[SIZE];

  BlockAssignments(PythonSolvers python) {
    this.python = python;
  }

  /**
   * Means over the blocks of the median seconds of each.
   *
   * @param cold from nothing
   * @param warm from blurred final potentials
   * @param reference of scipy; empty where it is missing
   */
  record Times(double cold, double warm, Optional<Double> reference) {

    private static Times mean(List<Times> blocks) {
      int count = blocks.size();
      return new Times(
          blocks.stream().mapToDouble(Times::cold).sum() / count,
          blocks.stream().mapToDouble(Times::warm).sum() / count,
          blocks.stream()
              .map(Times::reference)
              .reduce((a, b) -> sum(a, b))
              .orElseThrow()
              .map(sum -> sum / count));
    }

    private static Optional<Double> sum(Optional<Double> a, Optional<Double> b) {
      return a.flatMap(first -> b.map(second -> first + second));
    }
  }

  /** Times of {@link #BLOCKS} blocks of this cloud. */
  Times of(DemoCloudName cloud, long seed, GroundCost cost) {
    GeneratedPair pair = new GeneratedPair(cloud, BLOCKS * SIZE, seed);
    float[] x = pair.cloud(Side.SOURCE).coordinates();
    float[] y = pair.cloud(Side.TARGET).coordinates();
    List<Times> blocks = new ArrayList<>();
    for (int block = 0; block < BLOCKS; block++) {
      blocks.add(block(costs(x, y, block * SIZE * cloud.dim(), cloud.dim(), cost)));
    }
    return Times.mean(blocks);
  }

  private static float[] costs(float[] x, float[] y, int offset, int dim, GroundCost cost) {
    float[] costs = new float[SIZE * SIZE];
    if (cost == GroundCost.EUCLIDEAN) {
      Kernels.distances().euclidean(x, offset, SIZE, y, offset, SIZE, dim, costs);
    } else {
      Kernels.distances().squared(x, offset, SIZE, y, offset, SIZE, dim, costs);
    }
    return costs;
  }

  private Times block(float[] costs) {
    double cold = median(() -> assignment.solve(costs, SIZE, potentials, columns), () -> {});
    double optimum = meanCost(costs);
    float[] last = potentials.clone();
    Random random = new Random(1);
    double warm =
        median(
            () -> assignment.solveFrom(costs, SIZE, SIZE, potentials, columns),
            () -> {
              blur(last, random);
              Arrays.fill(columns, 0, SIZE, -1);
            });
    requireEqual(meanCost(costs), optimum);
    Optional<PythonSolvers.Optimum> reference = python.assignment(costs, SIZE);
    reference.ifPresent(found -> requireEqual(found.meanCost(), optimum));
    return new Times(cold, warm, reference.map(PythonSolvers.Optimum::cpuSeconds));
  }

  /** Sets the potentials to the given ones, each times its own factor close to 1. */
  private void blur(float[] last, Random random) {
    for (int j = 0; j < SIZE; j++) {
      potentials[j] = (float) (last[j] * (1 + NOISE * random.nextGaussian()));
    }
  }

  /**
   * @param prepare runs before each solve, not measured
   */
  private static double median(Runnable solve, Runnable prepare) {
    for (int i = 0; i < WARM_UPS; i++) {
      prepare.run();
      solve.run();
    }
    double[] seconds = new double[REPEATS];
    for (int i = 0; i < REPEATS; i++) {
      prepare.run();
      long start = THREADS.getCurrentThreadCpuTime();
      solve.run();
      seconds[i] = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
    }
    Arrays.sort(seconds);
    return seconds[REPEATS / 2];
  }

  private double meanCost(float[] costs) {
    double sum = 0;
    for (int i = 0; i < SIZE; i++) {
      sum += costs[i * SIZE + columns[i]];
    }
    return sum / SIZE;
  }

  private static void requireEqual(double found, double optimum) {
    if (Math.abs(found - optimum) > TOLERANCE * optimum) {
      throw new IllegalStateException(
          "exact assignments of one block cost %s and %s".formatted(found, optimum));
    }
  }
}
