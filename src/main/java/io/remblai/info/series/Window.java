package io.remblai.info.series;

/**
 * One moment of a pair of series with what came before; transfer entropy (Schreiber, 2000) is
 * I(next; source's past | target's past) over such moments.
 *
 * @param next the target now
 * @param sourcePast the source at the times before, latest first, one after another
 * @param targetPast the target at the times before, latest first, one after another
 */
public record Window(double[] next, double[] sourcePast, double[] targetPast) {}
