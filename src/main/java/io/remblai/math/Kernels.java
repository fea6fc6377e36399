package io.remblai.math;

/**
 * The kernels of this JVM: SIMD where the Vector API is there, else the plain twins.
 *
 * <p>Both give the same bits for every value that distances take (a cost of minus zero, which they
 * never are, may keep another sign of zero): every element is computed by the same operations in
 * the same order, and ties go to the lower index, so the choice is one of speed alone.
 *
 * <p>All vector kernels hold floats in vectors of one shape, the preferred one. The JIT's profile
 * of a vector's methods is shared by all of its callers: once two shapes have passed through, it no
 * longer knows which one a loop has and makes every vector an object, about ten times slower
 * (measured on Java 17). For that reason sums in double, whose floats would need half a vector, are
 * plain.
 */
public final class Kernels {

  private static final boolean VECTOR =
      ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

  private static final DistanceKernel DISTANCES =
      VECTOR ? new VectorDistanceKernel() : new PlainDistanceKernel();

  private static final RowScanKernel ROW_SCAN =
      VECTOR ? new VectorRowScanKernel() : new PlainRowScanKernel();

  private static final CandidateKernel CANDIDATES =
      VECTOR ? new VectorCandidateKernel() : new PlainCandidateKernel();

  private static final ReducedCostKernel REDUCED_COSTS =
      VECTOR ? new VectorReducedCostKernel() : new PlainReducedCostKernel();

  private static final ExpKernel EXP = VECTOR ? new VectorExpKernel() : new PlainExpKernel();

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

  /** The scans of the assignment without a matrix. */
  public static CandidateKernel candidates() {
    return CANDIDATES;
  }

  /** Costs less a potential, and the least of each row. */
  public static ReducedCostKernel reducedCosts() {
    return REDUCED_COSTS;
  }

  /** Exponentials, their sums and weights. */
  public static ExpKernel exp() {
    return EXP;
  }

  /**
   * Inner products of rows with the given points.
   *
   * @param y points [m, d], row-major from 0; copied
   */
  public static InnerProducts innerProducts(float[] y, int m, int d) {
    return VECTOR ? new VectorInnerProducts(y, m, d) : new PlainInnerProducts(y, m, d);
  }
}
