package io.remblai.lowrank;

import io.remblai.lowrank.coupling.Convergence;
import io.remblai.lowrank.coupling.LatentCoupling;
import io.remblai.lowrank.coupling.TracePoint;
import java.util.List;

/**
 * What a run found.
 *
 * @param coupling the best coupling, of mass one
 * @param value its objective, penalties of relaxed marginals included
 * @param linear {@code sum c P}, of mass one; 0 where there is no cost
 * @param gromov {@code sum (A - B)^2 P P}, of mass one; 0 where there are no metrics
 * @param mass what the coupling is to be multiplied by: 1 unless both marginals are relaxed
 * @param independentValue the objective of the independent coupling, which rank 1 reaches
 * @param tau price of relaxed marginals, in units of the objective
 * @param convergence how the best start ended
 * @param trace its iterations
 */
public record FrlcResult(
    LatentCoupling coupling,
    double value,
    double linear,
    double gromov,
    double mass,
    double independentValue,
    double tau,
    Convergence convergence,
    List<TracePoint> trace) {

  /** This for a cost that is greater by a constant. */
  FrlcResult plus(double constant, double alpha) {
    double more = (1 - alpha) * constant;
    return new FrlcResult(
        coupling,
        value + more,
        linear + constant,
        gromov,
        mass,
        independentValue + more,
        tau,
        convergence,
        trace.stream().map(point -> point.plus(more)).toList());
  }
}
