package io.remblai.ml;

/**
 * What fitting a low-rank coupling found.
 *
 * @param objective its value, in units of the cost
 * @param independentObjective that of the independent coupling, which rank 1 reaches
 * @param mass of the coupling: 1 unless both marginals are relaxed
 * @param converged whether the best start ended by itself
 * @param iterations of the best start
 * @param sources rows of the source that were coupled
 * @param targets rows of the target
 * @param skippedSources rows of the source that were left out as of no use
 * @param skippedTargets likewise
 */
public record LowRankTransportSummary(
    double objective,
    double independentObjective,
    double mass,
    boolean converged,
    int iterations,
    long sources,
    long targets,
    long skippedSources,
    long skippedTargets) {}
