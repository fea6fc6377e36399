package io.remblai.spark.checkpoint.pairs;

import io.remblai.spark.PointBlock;
import org.apache.spark.api.java.JavaRDD;

/**
 * The clouds whose map is kept: checkpoints hold ids alone, and find the points here.
 *
 * @param source points with distinct ids
 * @param target likewise
 * @param textSources whether the source's ids are text; else they are numbers
 * @param textTargets likewise
 */
public record CloudPair(
    JavaRDD<PointBlock> source,
    JavaRDD<PointBlock> target,
    boolean textSources,
    boolean textTargets) {}
