package io.remblai.math;

/**
 * The kernels of this JVM: SIMD where the Vector API is there, else the plain twins.
 *
 * <p>Both give the same bits for every value that distances take (a cost of minus zero, which they
 * never are, may keep another sign of zero): every element is computed by the same operations in
 * the same order, and ties go to the lower index, so the choice is one of speed alone.
 */
public final class Kernels {

  private static final boolean VECTOR =
      ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

  private static final DistanceKernel DISTANCES =
      VECTOR ? new VectorDistanceKernel() : new PlainDistanceKernel();

  private static final RowScanKernel ROW_SCAN =
      VECTOR ? new VectorRowScanKernel() : new PlainRowScanKernel();

  private Kernels() {}

  /**
   * Whether this JVM was started with {@code --add-modules=jdk.incubator.vector}, as Spark 4 does
   * by itself.
   */
  public static boolean vectorised() {
    return VECTOR;
  }

  /** Squared distances between two sets of points. */
  public static DistanceKernel distances() {
    return DISTANCES;
  }

  /** The inner loops of the assignment. */
  public static RowScanKernel rowScan() {
    return ROW_SCAN;
  }
}
