package io.remblai.spark.coupling;

import io.remblai.refine.StageRecord;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.spark.api.java.JavaRDD;

/**
 * A coupling.
 *
 * @param pairs its entries, persisted; the caller unpersists it
 * @param entries how many, at most n + m - 1
 * @param stages what each stage gained
 * @param cost sum of mass times cost over the entries
 * @param converged whether it is exact or the last rounds gained too little to go on
 * @param lowerBound no coupling with these marginals costs less; empty: nothing is known
 * @param rounding no row's mass is off by more than this from what it should be, out of 1
 */
public record CoupledMap(
    JavaRDD<CoupledPairs> pairs,
    long entries,
    List<StageRecord> stages,
    double cost,
    boolean converged,
    OptionalDouble lowerBound,
    double rounding) {}
