package io.remblai.bench;

import dev.ludovic.netlib.blas.BLAS;
import dev.ludovic.netlib.blas.NativeBLAS;
import java.util.Optional;
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

/**
 * Time of the inner products of 1024 points with 1024 by the native BLAS of the machine: what the
 * blocks of distances are held against.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class BlasBenchmark {

  static final String MISSING =
      "No native BLAS: sgemm is left out. On Debian, apt-get install libopenblas0-pthread.";

  private static final int SIZE = 1024;

  @Param({"2", "16", "64", "256"})
  public int dim;

  private BLAS blas;
  private float[] x;
  private float[] y;
  private final float[] out = new float[SIZE * SIZE];

  /** The native BLAS, where the machine has one. */
  static Optional<BLAS> nativeBlas() {
    try {
      return Optional.of(NativeBLAS.getInstance());
    } catch (RuntimeException | LinkageError e) {
      return Optional.empty();
    }
  }

  @Setup
  public void draw() {
    blas = nativeBlas().orElseThrow(() -> new IllegalStateException(MISSING));
    Random random = new Random(1);
    x = normal(random, SIZE * dim);
    y = normal(random, SIZE * dim);
  }

  private static float[] normal(Random random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /** {@code out = x y^T}: BLAS stores by columns, so its rows are our columns. */
  @Benchmark
  public float[] sgemm() {
    blas.sgemm("T", "N", SIZE, SIZE, dim, 1, y, dim, x, dim, 0, out, SIZE);
    return out;
  }
}
