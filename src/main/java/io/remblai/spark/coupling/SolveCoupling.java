package io.remblai.spark.coupling;

import io.remblai.assignment.coupling.Coupling;
import io.remblai.assignment.coupling.Masses;
import io.remblai.assignment.coupling.TransportSimplex;
import io.remblai.geometry.GroundCost;
import io.remblai.math.ExactSum;
import io.remblai.refine.BlockCut;
import io.remblai.spark.PairBlock;
import io.remblai.spark.PointBlock;
import java.util.Arrays;
import org.apache.spark.api.java.function.Function;
import scala.Tuple2;

/** Gathers both clouds and couples them, exactly up to the rounding of costs to float. */
final class SolveCoupling
    implements Function<
        Tuple2<Integer, Tuple2<Iterable<MassedPoints>, Iterable<MassedPoints>>>, CoupledPairs> {

  private static final long serialVersionUID = 1;

  /** What sums and differences of doubles may be off by, relative to their terms. */
  private static final double ROUNDING = 0x1p-44;

  private final GroundCost cost;

  SolveCoupling(GroundCost cost) {
    this.cost = cost;
  }

  @Override
  public CoupledPairs call(
      Tuple2<Integer, Tuple2<Iterable<MassedPoints>, Iterable<MassedPoints>>> sides) {
    MassedPoints source = MassedPoints.canonical(sides._2()._1());
    MassedPoints target = MassedPoints.canonical(sides._2()._2());
    PointBlock x = source.points();
    PointBlock y = target.points();
    int n = x.size();
    int m = y.size();
    float[] costs = new float[Math.multiplyExact(n, m)];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        costs[i * m + j] = (float) between(x, i, y, j);
      }
    }
    Coupling coupling =
        TransportSimplex.solve(costs, new Masses(source.units(), target.units(), source.total()));
    int entries = coupling.size();
    double[] masses = new double[entries];
    double[] potentials = new double[entries];
    long[] paths = new long[entries];
    Arrays.fill(paths, BlockCut.ROOT);
    ExactSum total = new ExactSum();
    for (int k = 0; k < entries; k++) {
      masses[k] = coupling.mass(k);
      potentials[k] = coupling.columnPotentials()[coupling.columns()[k]];
      total.add(masses[k] * between(x, coupling.rows()[k], y, coupling.columns()[k]));
    }
    return new CoupledPairs(
        new PairBlock(x.select(coupling.rows()), y.select(coupling.columns()), paths, potentials),
        masses,
        CouplingOutcome.exact(
            entries, total.value(), lowerBound(source, target, coupling.columnPotentials())));
  }

  /**
   * {@code sum a f + sum b g} with {@code f(x) = min over y of c(x, y) - g(y)}: no coupling costs
   * less. In double and a little below, so that rounding does not matter.
   */
  private double lowerBound(MassedPoints source, MassedPoints target, double[] g) {
    PointBlock x = source.points();
    PointBlock y = target.points();
    double total = source.total();
    ExactSum sum = new ExactSum();
    double greatest = 0;
    for (int j = 0; j < y.size(); j++) {
      sum.add(target.units()[j] / total * g[j]);
      greatest = Math.max(greatest, Math.abs(g[j]));
    }
    for (int i = 0; i < x.size(); i++) {
      double least = Double.POSITIVE_INFINITY;
      for (int j = 0; j < y.size(); j++) {
        double between = between(x, i, y, j);
        least = Math.min(least, between - ROUNDING * between - g[j]);
      }
      sum.add(source.units()[i] / total * least);
    }
    double bound = sum.value();
    return bound - ROUNDING * (Math.abs(bound) + greatest);
  }

  private double between(PointBlock x, int i, PointBlock y, int j) {
    int dim = x.dim();
    return cost.between(x.coordinates(), i * dim, y.coordinates(), j * dim, dim);
  }
}
