package io.remblai.spark.coupling;

import io.remblai.refine.StageRecord;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/**
 * A coupling of least cost.
 *
 * @param pairs its entries, persisted; the caller unpersists it
 * @param entries how many, at most n + m - 1
 * @param stages what each stage gained
 * @param cost sum of mass times cost over the entries
 * @param lowerBound no coupling with these marginals costs less
 */
public record CoupledMap(
    JavaRDD<CoupledPairs> pairs,
    long entries,
    List<StageRecord> stages,
    double cost,
    double lowerBound) {}
