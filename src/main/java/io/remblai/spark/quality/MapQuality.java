package io.remblai.spark.quality;

import io.remblai.refine.quality.Temperature;
import org.apache.spark.api.java.JavaRDD;

/**
 * A map with the quality of its pairs.
 *
 * @param pairs every pair, persisted; the caller unpersists it
 * @param neighbours among which rows alternatives were looked for
 * @param temperature at which they were weighed
 * @param totals what the qualities come to
 */
public record MapQuality(
    JavaRDD<QualifiedPairs> pairs,
    Neighbours neighbours,
    Temperature temperature,
    QualityTotals totals) {}
