package io.remblai.lowrank.split;

/**
 * A block of two clouds: as many consecutive rows of either, in canonical order.
 *
 * @param sources [.., dim]; not modified
 * @param sourceFrom first row of the block
 * @param targets [.., dim]; not modified
 * @param targetFrom first row of the block
 * @param points rows of either side
 */
public record CoCluster(
    float[] sources, int sourceFrom, float[] targets, int targetFrom, int points, int dim) {}
