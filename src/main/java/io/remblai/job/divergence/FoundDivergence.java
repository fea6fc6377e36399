package io.remblai.job.divergence;

import io.remblai.spark.divergence.DivergenceSettings;
import io.remblai.spark.divergence.design.Design;
import io.remblai.spark.info.EstimateLine;
import java.util.List;
import java.util.Optional;

/**
 * What a run found.
 *
 * @param counted rows met
 * @param settings in force, those derived from the data among them
 * @param design of the measures that are sums, where there are such
 * @param lines the measures, group after group
 */
record FoundDivergence(
    CountedSides counted,
    DivergenceSettings settings,
    Optional<Design> design,
    List<EstimateLine> lines) {}
