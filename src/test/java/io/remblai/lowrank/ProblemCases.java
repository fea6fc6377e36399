package io.remblai.lowrank;

import io.remblai.geometry.PointCloud;
import io.remblai.lowrank.cost.CostFactors;
import io.remblai.lowrank.cost.CostForm;
import io.remblai.lowrank.cost.FactorRows;
import io.remblai.lowrank.cost.RowLift;
import io.remblai.lowrank.coupling.LowRankProblem;
import io.remblai.lowrank.coupling.Marginals;
import io.remblai.lowrank.rows.LocalPasses;
import io.remblai.lowrank.rows.RowBlock;

/** Problems between clouds of points, even weights. */
final class ProblemCases {

  private ProblemCases() {}

  static CostFactors squared(PointCloud x, PointCloud y) {
    return CostFactors.squaredEuclidean(
        FactorRows.mean(x.coordinates(), x.dim()), FactorRows.mean(y.coordinates(), y.dim()));
  }

  static RowBlock rows(PointCloud x, RowLift lift) {
    int n = x.size();
    return FactorRows.of(
        x.coordinates(), lift, FactorRows.evenWeights(n), FactorRows.numberedKeys(n));
  }

  static LowRankProblem wasserstein(PointCloud x, PointCloud y, Marginals marginals) {
    CostFactors cost = squared(x, y);
    return LowRankProblem.wasserstein(
        new LocalPasses(rows(x, cost.source())),
        new LocalPasses(rows(y, cost.target())),
        cost.form(),
        marginals);
  }

  static LowRankProblem gromov(PointCloud x, PointCloud y, Marginals marginals) {
    CostFactors a = squared(x, x);
    CostFactors b = squared(y, y);
    return LowRankProblem.gromov(
        new LocalPasses(rows(x, a.source())),
        new LocalPasses(rows(y, b.source())),
        a.form(),
        b.form(),
        marginals);
  }

  /** Features of one dimension, coordinates of any. */
  static LowRankProblem fused(
      PointCloud x, PointCloud y, PointCloud at, PointCloud to, double alpha, Marginals marginals) {
    CostFactors cost = squared(x, y);
    CostFactors a = squared(at, at);
    CostFactors b = squared(to, to);
    RowBlock source = both(x, cost.source(), at, a.source());
    RowBlock target = both(y, cost.target(), to, b.source());
    int width = cost.source().width();
    CostForm.Columns left = new CostForm.Columns(0, width, source.width());
    CostForm.Columns right = new CostForm.Columns(0, width, target.width());
    CostForm.Columns inSource = new CostForm.Columns(width, a.source().width(), source.width());
    CostForm.Columns inTarget = new CostForm.Columns(width, b.source().width(), target.width());
    return new LowRankProblem(
        new LocalPasses(source),
        new LocalPasses(target),
        cost.form().placed(left, right),
        a.form().placed(inSource, inSource),
        b.form().placed(inTarget, inTarget),
        alpha,
        marginals);
  }

  static RowBlock both(PointCloud x, RowLift lift, PointCloud at, RowLift metric) {
    int n = x.size();
    return FactorRows.of(
        x.coordinates(),
        lift,
        at.coordinates(),
        metric,
        FactorRows.evenWeights(n),
        FactorRows.numberedKeys(n));
  }
}
