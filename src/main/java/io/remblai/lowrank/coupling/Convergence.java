package io.remblai.lowrank.coupling;

/**
 * How a run ended.
 *
 * @param converged whether the objective stood still, rather than iterations running out
 * @param iterations of the best start
 * @param lastChange fraction of the whole improvement that the last iteration gained
 * @param marginalError {@code |P 1 - a|_1 + |P' 1 - b|_1} of tight marginals, of a mass of one
 */
public record Convergence(
    boolean converged, int iterations, double lastChange, double marginalError) {}
