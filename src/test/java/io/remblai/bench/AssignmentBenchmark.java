package io.remblai.bench;

import io.remblai.assignment.CandidateAuction;
import io.remblai.assignment.LinearAssignment;
import io.remblai.geometry.DemoCloud.Side;
import io.remblai.geometry.DemoCloudName;
import io.remblai.math.Kernels;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time of one exact assignment of 1024 points to 1024, squared Euclidean cost: from nothing, and
 * from an earlier solution that no longer fits.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AssignmentBenchmark {

  private static final int SIZE = 1024;

  /** The larger problem of which a group is a part. */
  private static final int ALL = 8 * SIZE;

  private static final int EXCHANGES = 24;

  @Param({"gauss-d16", "gauss-d64", "mixture-d64", "checkerboard", "moon-scurve", "mafmoon-rings"})
  public String cloud;

  private final LinearAssignment assignment = new LinearAssignment();
  private final float[] potentials = new float[SIZE];
  private final int[] columns = new int[SIZE];

  private Start cold;
  private Start off;
  private Start replaced;
  private Start group;

  /** A problem and what is known of its solution. */
  private record Start(float[] costs, float[] potentials, int[] columns) {}

  @Setup
  public void draw() {
    DemoCloudName name = DemoCloudName.find(cloud).orElseThrow();
    int dim = name.dim();
    GeneratedPair pair = new GeneratedPair(name, SIZE, 1);
    float[] x = centred(pair.cloud(Side.SOURCE).coordinates(), dim);
    float[] y = centred(pair.cloud(Side.TARGET).coordinates(), dim);
    float[] costs = costs(x, y, dim);
    float[] solved = new float[SIZE];
    int[] matched = new int[SIZE];
    assignment.solve(costs, SIZE, solved, matched);
    cold = new Start(costs, solved, matched);
    off = new Start(costs, onePercentOff(solved), matched);
    float[] others =
        centred(new GeneratedPair(name, SIZE, 2).cloud(Side.TARGET).coordinates(), dim);
    float[] mixed = y.clone();
    for (int j = 0; j < SIZE; j += 8) {
      System.arraycopy(others, j * dim, mixed, j * dim, dim);
    }
    replaced = new Start(costs(x, mixed, dim), solved, matched);
    group = group(new GeneratedPair(name, ALL, 3), dim);
  }

  private static float[] centred(float[] points, int dim) {
    int n = points.length / dim;
    double[] mean = new double[dim];
    for (int k = 0; k < points.length; k++) {
      mean[k % dim] += points[k] / (double) n;
    }
    float[] centred = new float[points.length];
    for (int k = 0; k < points.length; k++) {
      centred[k] = (float) (points[k] - mean[k % dim]);
    }
    return centred;
  }

  private static float[] costs(float[] x, float[] y, int dim) {
    float[] costs = new float[SIZE * SIZE];
    Kernels.distances().squared(x, 0, SIZE, y, 0, SIZE, dim, costs);
    return costs;
  }

  private static float[] onePercentOff(float[] potentials) {
    SplittableRandom random = new SplittableRandom(4);
    float[] off = new float[SIZE];
    for (int j = 0; j < SIZE; j++) {
      off[j] = potentials[j] * (float) (1 + 0.01 * random.nextGaussian());
    }
    return off;
  }

  /**
   * The pairs of a larger problem whose sources lie furthest along the first coordinate, with the
   * potentials of all and a few pairs exchanged.
   */
  private static Start group(GeneratedPair pair, int dim) {
    float[] x = centred(pair.cloud(Side.SOURCE).coordinates(), dim);
    float[] y = centred(pair.cloud(Side.TARGET).coordinates(), dim);
    double cost = 0;
    for (float a : x) {
      cost += a * a / ALL;
    }
    float[] all = new float[ALL];
    int[] targets = new int[ALL];
    Arrays.fill(targets, -1);
    new CandidateAuction()
        .solve(
            x,
            y,
            ALL,
            dim,
            CandidateAuction.Cost.SQUARED_BY_DIFFERENCES,
            all,
            targets,
            (float) (0.1 * cost),
            (float) (0.1 * cost * Math.pow(0.2, 6)),
            1000L * ALL);
    int[] rows =
        IntStream.range(0, ALL)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> x[i * dim]))
            .limit(SIZE)
            .mapToInt(Integer::intValue)
            .toArray();
    SplittableRandom random = new SplittableRandom(6);
    int[] partners = rows.clone();
    for (int k = 0; k < EXCHANGES; k++) {
      int a = random.nextInt(SIZE);
      int b = random.nextInt(SIZE);
      int held = partners[a];
      partners[a] = partners[b];
      partners[b] = held;
    }
    float[] groupX = new float[SIZE * dim];
    float[] groupY = new float[SIZE * dim];
    float[] potentials = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      int target = targets[partners[i]];
      System.arraycopy(x, rows[i] * dim, groupX, i * dim, dim);
      System.arraycopy(y, target * dim, groupY, i * dim, dim);
      potentials[i] = all[target];
    }
    return new Start(costs(groupX, groupY, dim), potentials, IntStream.range(0, SIZE).toArray());
  }

  @Benchmark
  public int[] cold() {
    assignment.solve(cold.costs(), SIZE, potentials, columns);
    return columns;
  }

  /** Every potential off by one percent. */
  @Benchmark
  public int[] potentialsOff() {
    return from(off);
  }

  /** One target in eight is another point than it was. */
  @Benchmark
  public int[] targetsReplaced() {
    return from(replaced);
  }

  /** A group of a larger problem that is solved but for a few exchanged pairs. */
  @Benchmark
  public int[] groupOfSolved() {
    return from(group);
  }

  private int[] from(Start start) {
    System.arraycopy(start.potentials(), 0, potentials, 0, SIZE);
    System.arraycopy(start.columns(), 0, columns, 0, SIZE);
    assignment.solveFrom(start.costs(), SIZE, SIZE, potentials, columns);
    return columns;
  }
}
