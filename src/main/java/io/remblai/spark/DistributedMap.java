package io.remblai.spark;

import io.remblai.refine.StageRecord;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/**
 * What a distributed run found.
 *
 * @param pairs the map, persisted; the caller unpersists it
 * @param stages what each stage gained
 * @param meanCost mean over the pairs
 * @param converged whether the map is exact or the last rounds gained too little to go on
 */
public record DistributedMap(
    JavaRDD<PairBlock> pairs, List<StageRecord> stages, double meanCost, boolean converged) {}
