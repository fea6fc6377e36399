package io.remblai.bench;

import io.remblai.assignment.LinearAssignment;
import io.remblai.geometry.DemoCloud.Side;
import io.remblai.geometry.DemoCloudName;
import io.remblai.math.Kernels;
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

/** Time of one cold exact assignment of 1024 points to 1024, squared Euclidean cost. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AssignmentBenchmark {

  private static final int SIZE = 1024;

  @Param({"gauss-d16", "mixture-d64", "checkerboard", "moon-scurve"})
  public String cloud;

  private final LinearAssignment assignment = new LinearAssignment();
  private final float[] costs = new float[SIZE * SIZE];
  private final float[] potentials = new float[SIZE];
  private final int[] columns = new int[SIZE];

  @Setup
  public void draw() {
    DemoCloudName name = DemoCloudName.find(cloud).orElseThrow();
    GeneratedPair pair = new GeneratedPair(name, SIZE, 1);
    float[] x = pair.cloud(Side.SOURCE).coordinates();
    float[] y = pair.cloud(Side.TARGET).coordinates();
    Kernels.distances().squared(x, 0, SIZE, y, 0, SIZE, name.dim(), costs);
  }

  @Benchmark
  public int[] cold() {
    assignment.solve(costs, SIZE, potentials, columns);
    return columns;
  }
}
