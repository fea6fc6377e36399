package io.remblai.math;

/** Random directions from a seed. */
public final class NormalVector {

  private NormalVector() {}

  /** {@code dim} independent standard normals (Box and Muller) of the stream {@code seed}. */
  public static double[] of(long seed, int dim) {
    double[] g = new double[dim];
    for (int k = 0; k < dim; k += 2) {
      double radius = Math.sqrt(-2 * StrictMath.log(uniform(seed, k)));
      double angle = 2 * Math.PI * uniform(seed, k + 1);
      g[k] = radius * StrictMath.cos(angle);
      if (k + 1 < dim) {
        g[k + 1] = radius * StrictMath.sin(angle);
      }
    }
    return g;
  }

  private static double uniform(long seed, long counter) {
    return ((Seeds.key(seed, counter) >>> 11) + 0.5) * 0x1p-53;
  }
}
