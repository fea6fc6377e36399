package io.remblai.math;

import static io.remblai.math.PlainExpKernel.SUMS;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link ExpKernel} with one element per lane and a plain tail. */
final class VectorExpKernel implements ExpKernel {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  /** Exponentials between two additions: they stay in the first-level cache. */
  private static final int BUFFER = 512;

  @Override
  public void exp(float[] x, int offset, int n, float[] out, int outOffset) {
    PlainExpKernel.checkExp(x, offset, n, out, outOffset);
    expOfDifferences(x, offset, n, 0, out, outOffset);
  }

  @Override
  public double logSumExp(float[] x, int offset, int n) {
    Arguments.checkBlock("x", x, offset, 1, n);
    float max = max(x, offset, n);
    if (!(Math.abs(max) < Float.POSITIVE_INFINITY)) {
      return max;
    }
    float[] buffer = new float[Math.min(n, BUFFER)];
    double[] sums = new double[SUMS];
    for (int j = 0; j < n; j += BUFFER) {
      int count = Math.min(BUFFER, n - j);
      expOfDifferences(x, offset + j, count, max, buffer, 0);
      addUp(buffer, 0, count, sums);
    }
    return max + StrictMath.log(PlainExpKernel.total(sums));
  }

  @Override
  public double softmax(float[] x, int offset, int n) {
    Arguments.checkBlock("x", x, offset, 1, n);
    float max = max(x, offset, n);
    if (!(Math.abs(max) < Float.POSITIVE_INFINITY)) {
      return PlainExpKernel.withoutWeights(x, offset, n, max);
    }
    double[] sums = new double[SUMS];
    for (int j = 0; j < n; j += BUFFER) {
      int count = Math.min(BUFFER, n - j);
      expOfDifferences(x, offset + j, count, max, x, offset + j);
      addUp(x, offset + j, count, sums);
    }
    double sum = PlainExpKernel.total(sums);
    scale(x, offset, n, (float) (1 / sum));
    return max + StrictMath.log(sum);
  }

  /** {@code exp(x - shift)}; x - 0 is x but for the sign of a zero, which exp does not see. */
  private static void expOfDifferences(
      float[] x, int from, int n, float shift, float[] out, int to) {
    int bound = SPECIES.loopBound(n);
    for (int j = 0; j < bound; j += LANES) {
      exp(FloatVector.fromArray(SPECIES, x, from + j).sub(shift)).intoArray(out, to + j);
    }
    for (int j = bound; j < n; j++) {
      out[to + j] = PlainExpKernel.exp(x[from + j] - shift);
    }
  }

  private static FloatVector exp(FloatVector x) {
    FloatVector toWhole = FloatVector.broadcast(SPECIES, PlainExpKernel.TO_WHOLE);
    FloatVector shifted = x.fma(FloatVector.broadcast(SPECIES, PlainExpKernel.LOG2_E), toWhole);
    FloatVector n = shifted.sub(toWhole);
    FloatVector r = n.fma(FloatVector.broadcast(SPECIES, -PlainExpKernel.LN2_HIGH), x);
    r = n.fma(FloatVector.broadcast(SPECIES, -PlainExpKernel.LN2_LOW), r);
    FloatVector p = r.mul(r).fma(q(r), r).add(1);
    IntVector exponent =
        shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, PlainExpKernel.MANTISSA_BITS);
    FloatVector e = p.reinterpretAsInts().add(exponent).reinterpretAsFloats();
    e = e.blend(0, x.compare(VectorOperators.LT, PlainExpKernel.LOWEST));
    e = e.blend(Float.POSITIVE_INFINITY, x.compare(VectorOperators.GT, PlainExpKernel.HIGHEST));
    return e.blend(x, x.compare(VectorOperators.NE, x));
  }

  private static FloatVector q(FloatVector r) {
    return r.fma(
            FloatVector.broadcast(SPECIES, PlainExpKernel.Q4),
            FloatVector.broadcast(SPECIES, PlainExpKernel.Q3))
        .fma(r, FloatVector.broadcast(SPECIES, PlainExpKernel.Q2))
        .fma(r, FloatVector.broadcast(SPECIES, PlainExpKernel.Q1))
        .fma(r, FloatVector.broadcast(SPECIES, PlainExpKernel.Q0));
  }

  /** Adds element j, a row's from a multiple of {@link PlainExpKernel#SUMS}, to sum j mod 16. */
  private static void addUp(float[] e, int from, int n, double[] sums) {
    for (int j = 0; j < n; j++) {
      sums[j % SUMS] += e[from + j];
    }
  }

  private static float max(float[] x, int from, int n) {
    int bound = SPECIES.loopBound(n);
    FloatVector most = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
    for (int j = 0; j < bound; j += LANES) {
      most = most.max(FloatVector.fromArray(SPECIES, x, from + j));
    }
    float max = most.reduceLanes(VectorOperators.MAX);
    for (int j = bound; j < n; j++) {
      max = Math.max(max, x[from + j]);
    }
    return max;
  }

  private static void scale(float[] x, int from, int n, float factor) {
    int bound = SPECIES.loopBound(n);
    for (int j = 0; j < bound; j += LANES) {
      FloatVector.fromArray(SPECIES, x, from + j).mul(factor).intoArray(x, from + j);
    }
    for (int j = bound; j < n; j++) {
      x[from + j] *= factor;
    }
  }
}
