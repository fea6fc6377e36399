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

  @Override
  public double shares(float[] x, int offset, int n, float factor) {
    PlainExpKernel.checkShares(x, offset, n, factor);
    float max = scaleAndMax(x, offset, n, factor);
    if (!(Math.abs(max) < Float.POSITIVE_INFINITY)) {
      return PlainExpKernel.withoutShares(x, offset, n, max);
    }
    double sum = 0;
    double weighted = 0;
    PlainExpKernel.ShareSums chain = new PlainExpKernel.ShareSums();
    for (int from = 0; from < n; from += SHARES_CHAIN) {
      int count = Math.min(SHARES_CHAIN, n - from);
      int bound = inRegisters() ? count - count % SUMS : 0;
      addShares(x, offset + from, bound, max, chain);
      for (int j = bound; j < count; j++) {
        x[offset + from + j] = chain.add(j % SUMS, x[offset + from + j] - max);
      }
      sum += PlainExpKernel.total(chain.e);
      weighted += PlainExpKernel.total(chain.ez);
    }
    scale(x, offset, n, (float) (1 / sum));
    return StrictMath.log(sum) - weighted / sum;
  }

  private static float scaleAndMax(float[] x, int from, int n, float factor) {
    int bound = SPECIES.loopBound(n);
    FloatVector most = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
    for (int j = 0; j < bound; j += LANES) {
      FloatVector scaled = FloatVector.fromArray(SPECIES, x, from + j).mul(factor);
      scaled.intoArray(x, from + j);
      most = most.max(scaled);
    }
    float max = most.reduceLanes(VectorOperators.MAX);
    for (int j = bound; j < n; j++) {
      x[from + j] *= factor;
      max = Math.max(max, x[from + j]);
    }
    return max;
  }

  private static boolean inRegisters() {
    return LANES == SUMS || 2 * LANES == SUMS;
  }

  /** Partial sums of n elements, a multiple of their number, which stay in registers. */
  private static void addShares(
      float[] x, int from, int n, float max, PlainExpKernel.ShareSums sums) {
    if (n == 0) {
      sums.clear();
    } else if (LANES == SUMS) {
      addToOneVector(x, from, n, max, sums);
    } else {
      addToTwoVectors(x, from, n, max, sums);
    }
  }

  private static void addToOneVector(
      float[] x, int from, int n, float max, PlainExpKernel.ShareSums sums) {
    FloatVector sum = FloatVector.zero(SPECIES);
    FloatVector weighted = sum;
    for (int j = from; j < from + n; j += LANES) {
      FloatVector z = FloatVector.fromArray(SPECIES, x, j).sub(max).max(LEAST_EXPONENT);
      FloatVector e = exp(z);
      e.intoArray(x, j);
      sum = sum.add(e);
      weighted = e.fma(z, weighted);
    }
    sum.intoArray(sums.e, 0);
    weighted.intoArray(sums.ez, 0);
  }

  private static void addToTwoVectors(
      float[] x, int from, int n, float max, PlainExpKernel.ShareSums sums) {
    FloatVector sum0 = FloatVector.zero(SPECIES);
    FloatVector sum1 = sum0;
    FloatVector weighted0 = sum0;
    FloatVector weighted1 = sum0;
    for (int j = from; j < from + n; j += 2 * LANES) {
      FloatVector z = FloatVector.fromArray(SPECIES, x, j).sub(max).max(LEAST_EXPONENT);
      FloatVector e = exp(z);
      e.intoArray(x, j);
      sum0 = sum0.add(e);
      weighted0 = e.fma(z, weighted0);
      z = FloatVector.fromArray(SPECIES, x, j + LANES).sub(max).max(LEAST_EXPONENT);
      e = exp(z);
      e.intoArray(x, j + LANES);
      sum1 = sum1.add(e);
      weighted1 = e.fma(z, weighted1);
    }
    sum0.intoArray(sums.e, 0);
    sum1.intoArray(sums.e, LANES);
    weighted0.intoArray(sums.ez, 0);
    weighted1.intoArray(sums.ez, LANES);
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
