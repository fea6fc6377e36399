package io.remblai.bench;

/**
 * What {@code hiref} told of the least cost beside its map.
 *
 * @param lowerBound certified to be at most the least mean cost; need not be positive
 * @param seconds wall time of the step that found it
 */
record CertifiedBound(double lowerBound, double seconds) {}
