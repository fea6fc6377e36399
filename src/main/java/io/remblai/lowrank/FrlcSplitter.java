package io.remblai.lowrank;

import io.remblai.geometry.GroundCost;
import io.remblai.lowrank.cost.CostFactors;
import io.remblai.lowrank.cost.CostForm;
import io.remblai.lowrank.cost.FactorRows;
import io.remblai.lowrank.coupling.LatentCoupling;
import io.remblai.lowrank.coupling.LowRankProblem;
import io.remblai.lowrank.coupling.Marginals;
import io.remblai.lowrank.rows.LocalPasses;
import io.remblai.lowrank.rows.RowBlock;
import io.remblai.lowrank.rows.RowWeights;
import io.remblai.lowrank.rows.SoftRows;
import io.remblai.lowrank.split.CoCluster;
import io.remblai.lowrank.split.SoftSplitter;
import io.remblai.lowrank.split.SoftWeights;
import io.remblai.math.Kernels;
import java.util.Arrays;

/**
 * The factors of a low-rank coupling of a block whose inner marginals are even, as HiRef splits by
 * (papers: equation 7): {@code Q diag(1/g) T} against R, so that cluster k of either side belongs
 * to cluster k of the other.
 *
 * <p>Blocks are split by the squared Euclidean cost, whose factors are exact, whatever the cost:
 * see {@code docs/decisions.md}, "Euclidean cost". Only small blocks are split by the Euclidean
 * one, from their matrix.
 *
 * @param cost the ground cost
 */
public record FrlcSplitter(GroundCost cost) implements SoftSplitter {

  /** Blocks of at most so many points have a matrix of costs. */
  private static final int DENSE = 2048;

  /** Iterations of one split: later ones move weights that rounding decides anyway. */
  private static final int MOST_ITERATIONS = 100;

  /** A weight below this leans nowhere, and its logarithm stays finite. */
  private static final double FLOOR = 1e-30;

  /** The factors of either side of a block and the form of its cost. */
  private record Sides(RowBlock sources, RowBlock targets, CostForm form) {}

  @Override
  public Factors factors(CoCluster block, int[] sizes, long seed) {
    Sides sides =
        cost == GroundCost.EUCLIDEAN && block.points() <= DENSE ? dense(block) : squared(block);
    LowRankProblem problem =
        LowRankProblem.wasserstein(
            new LocalPasses(sides.sources()),
            new LocalPasses(sides.targets()),
            sides.form(),
            Marginals.BALANCED);
    LatentCoupling coupling = FrlcSolver.solve(problem, options(sizes.length, seed)).coupling();
    return new Factors(
        mixed(coupling, sides.sources()), logits(coupling.target(), sides.targets()));
  }

  private static FrlcOptions options(int rank, long seed) {
    FrlcOptions usual = FrlcOptions.defaults(rank);
    return new FrlcOptions(
        rank,
        rank,
        Double.POSITIVE_INFINITY,
        usual.tauOuter(),
        usual.gamma(),
        MOST_ITERATIONS,
        usual.minIterations(),
        usual.tolerance(),
        1,
        seed);
  }

  private static Sides squared(CoCluster block) {
    float[] x = rows(block.sources(), block.sourceFrom(), block);
    float[] y = rows(block.targets(), block.targetFrom(), block);
    CostFactors factors =
        CostFactors.squaredEuclidean(
            FactorRows.mean(x, block.dim()), FactorRows.mean(y, block.dim()));
    return sides(x, y, factors, block.points());
  }

  private static float[] rows(float[] points, int from, CoCluster block) {
    return Arrays.copyOfRange(points, from * block.dim(), (from + block.points()) * block.dim());
  }

  private Sides dense(CoCluster block) {
    int n = block.points();
    float[] costs = new float[n * n];
    Kernels.distances()
        .euclidean(
            block.sources(),
            block.sourceFrom() * block.dim(),
            n,
            block.targets(),
            block.targetFrom() * block.dim(),
            n,
            block.dim(),
            costs);
    float[] identity = new float[n * n];
    for (int j = 0; j < n; j++) {
      identity[j * n + j] = 1;
    }
    return sides(costs, identity, CostFactors.dense(n), n);
  }

  private static Sides sides(float[] x, float[] y, CostFactors factors, int n) {
    double[] weights = FactorRows.evenWeights(n);
    long[] keys = FactorRows.numberedKeys(n);
    return new Sides(
        FactorRows.of(x, factors.source(), weights, keys),
        FactorRows.of(y, factors.target(), weights, keys),
        factors.form());
  }

  /** Logarithms of {@code Q diag(1/g) T}. */
  private static SoftWeights mixed(LatentCoupling coupling, RowBlock rows) {
    int rank = coupling.target().rank();
    double[] mixing = coupling.diagonalised();
    RowWeights evaluated = new RowWeights(coupling.source());
    float[] out = new float[rows.size() * rank];
    for (int from = 0; from < rows.size(); from += RowWeights.ROWS) {
      int n = Math.min(RowWeights.ROWS, rows.size() - from);
      evaluated.load(rows, from, n);
      for (int i = 0; i < n; i++) {
        mix(evaluated.weights(), i * rank, mixing, rank, out, (from + i) * rank);
      }
    }
    return new SoftWeights(out, rows.size(), rank);
  }

  private static void mix(double[] q, int at, double[] mixing, int rank, float[] out, int to) {
    double[] mixed = new double[rank];
    for (int p = 0; p < rank; p++) {
      double weight = q[at + p];
      for (int k = 0; k < rank && weight > 0; k++) {
        mixed[k] += weight * mixing[p * rank + k];
      }
    }
    for (int k = 0; k < rank; k++) {
      out[to + k] = (float) StrictMath.log(Math.max(FLOOR, mixed[k]));
    }
  }

  private static SoftWeights logits(SoftRows soft, RowBlock rows) {
    int rank = soft.rank();
    RowWeights evaluated = new RowWeights(soft);
    float[] out = new float[rows.size() * rank];
    for (int from = 0; from < rows.size(); from += RowWeights.ROWS) {
      int n = Math.min(RowWeights.ROWS, rows.size() - from);
      System.arraycopy(evaluated.logits(rows, from, n), 0, out, from * rank, n * rank);
    }
    return new SoftWeights(out, rows.size(), rank);
  }
}
