package io.remblai.math;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
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

/** Time of one call of each kernel, SIMD and plain. In this package to see both twins. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class KernelBenchmark {

  private static final int SIZE = 1024;
  private static final int LENGTH = 4096;
  private static final int DIRECTIONS = 4;

  /** Which of the twins. */
  public enum Twin {
    VECTOR,
    PLAIN;

    private DistanceKernel distanceKernel() {
      return this == VECTOR ? new VectorDistanceKernel() : new PlainDistanceKernel();
    }

    private RowScanKernel rowScanKernel() {
      return this == VECTOR ? new VectorRowScanKernel() : new PlainRowScanKernel();
    }

    private ReducedCostKernel reducedCostKernel() {
      return this == VECTOR ? new VectorReducedCostKernel() : new PlainReducedCostKernel();
    }

    private ExpKernel expKernel() {
      return this == VECTOR ? new VectorExpKernel() : new PlainExpKernel();
    }
  }

  /** Two blocks of points; 3 * SIZE * SIZE * dim floating-point operations a call. */
  @State(Scope.Thread)
  public static class Points {
    @Param({"2", "16", "64", "256"})
    public int dim;

    @Param public Twin twin;

    private DistanceKernel kernel;
    private ReducedCostKernel reduced;
    private float[] x;
    private float[] y;
    private float[] out;
    private float[] potential;
    private final float[] least = new float[SIZE];
    private final int[] column = new int[SIZE];

    @Setup
    public void draw() {
      kernel = twin.distanceKernel();
      reduced = twin.reducedCostKernel();
      Random random = new Random(1);
      x = normal(random, SIZE * dim);
      y = normal(random, SIZE * dim);
      out = new float[SIZE * SIZE];
      potential = normal(random, SIZE);
    }
  }

  /** One row of costs, and distances of which it lowers some and leaves others. */
  @State(Scope.Thread)
  public static class CostRow {
    @Param public Twin twin;

    private RowScanKernel kernel;
    private float[] cost;
    private float[] potentials;
    private float[] fresh;
    private final float[] distance = new float[SIZE];
    private final int[] parent = new int[SIZE];
    private final RowScanKernel.Found found = new RowScanKernel.Found();

    @Setup
    public void draw() {
      kernel = twin.rowScanKernel();
      Random random = new Random(2);
      cost = normal(random, SIZE);
      potentials = normal(random, SIZE);
      fresh = normal(random, SIZE);
    }
  }

  /** A row of exponents. */
  @State(Scope.Thread)
  public static class Exponents {
    @Param public Twin twin;

    private ExpKernel kernel;
    private float[] x;
    private final float[] out = new float[LENGTH];

    @Setup
    public void draw() {
      kernel = twin.expKernel();
      x = normal(new Random(3), LENGTH);
    }
  }

  /** Rows to add up and to project. */
  @State(Scope.Thread)
  public static class Rows {
    @Param({"3", "64"})
    public int dim;

    private final RowKernel kernel = new RowKernel();
    private float[] points;
    private int[] rows;
    private double[] sum;
    private double[] directions;
    private final double[] out = new double[DIRECTIONS * LENGTH];

    @Setup
    public void draw() {
      Random random = new Random(4);
      points = normal(random, LENGTH * dim);
      rows = random.ints(LENGTH, 0, LENGTH).toArray();
      sum = new double[dim];
      directions = random.doubles((long) DIRECTIONS * dim).toArray();
    }
  }

  private static float[] normal(Random random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  @Benchmark
  public float[] distances(Points points) {
    points.kernel.squared(points.x, 0, SIZE, points.y, 0, SIZE, points.dim, points.out);
    return points.out;
  }

  @Benchmark
  public float[] euclidean(Points points) {
    points.kernel.euclidean(points.x, 0, SIZE, points.y, 0, SIZE, points.dim, points.out);
    return points.out;
  }

  @Benchmark
  public float[] scores(Points p) {
    p.reduced.scores(p.x, 0, SIZE, p.y, 0, SIZE, p.dim, p.potential, 0, p.out);
    return p.out;
  }

  /** A c-transform of squared distances without the block, from nothing. */
  @Benchmark
  public float[] least(Points p) {
    Arrays.fill(p.least, Float.POSITIVE_INFINITY);
    p.reduced.least(p.x, 0, SIZE, p.y, 0, SIZE, p.dim, p.potential, 0, p.least, p.column, 0);
    return p.least;
  }

  /** The same where nothing is lowered any more. */
  @Benchmark
  public float[] leastAgain(Points p) {
    p.reduced.least(p.x, 0, SIZE, p.y, 0, SIZE, p.dim, p.potential, 0, p.least, p.column, 0);
    return p.least;
  }

  @Benchmark
  public float[] leastDistance(Points p) {
    Arrays.fill(p.least, Float.POSITIVE_INFINITY);
    p.reduced.leastDistance(
        p.x, 0, SIZE, p.y, 0, SIZE, p.dim, p.potential, 0, p.least, p.column, 0);
    return p.least;
  }

  @Benchmark
  public float[] exp(Exponents row) {
    row.kernel.exp(row.x, 0, LENGTH, row.out, 0);
    return row.out;
  }

  @Benchmark
  public double logSumExp(Exponents row) {
    return row.kernel.logSumExp(row.x, 0, LENGTH);
  }

  @Benchmark
  public double softmax(Exponents row) {
    System.arraycopy(row.x, 0, row.out, 0, LENGTH);
    return row.kernel.softmax(row.out, 0, LENGTH);
  }

  @Benchmark
  public double[] addRows(Rows rows) {
    rows.kernel.addRows(rows.points, rows.rows, 0, LENGTH, rows.sum);
    return rows.sum;
  }

  @Benchmark
  public double[] project(Rows rows) {
    rows.kernel.project(rows.points, 0, LENGTH, rows.directions, DIRECTIONS, rows.out);
    return rows.out;
  }

  @Benchmark
  public int leastTwo(CostRow row) {
    row.kernel.leastTwo(row.cost, 0, row.potentials, SIZE, row.found);
    return row.found.column;
  }

  /** With a copy of the distances, so that every call lowers the same ones. */
  @Benchmark
  public int relax(CostRow row) {
    System.arraycopy(row.fresh, 0, row.distance, 0, SIZE);
    row.kernel.relax(row.cost, 0, row.potentials, SIZE, 0, 7, row.distance, row.parent, row.found);
    return row.found.column;
  }
}
