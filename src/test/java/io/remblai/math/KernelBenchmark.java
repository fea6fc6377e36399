package io.remblai.math;

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
  }

  /** Two blocks of points; 3 * SIZE * SIZE * dim floating-point operations a call. */
  @State(Scope.Thread)
  public static class Points {
    @Param({"2", "16", "64", "256"})
    public int dim;

    @Param public Twin twin;

    private DistanceKernel kernel;
    private float[] x;
    private float[] y;
    private float[] out;

    @Setup
    public void draw() {
      kernel = twin.distanceKernel();
      Random random = new Random(1);
      x = normal(random, SIZE * dim);
      y = normal(random, SIZE * dim);
      out = new float[SIZE * SIZE];
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
