package io.remblai.refine;

import java.util.Optional;

/**
 * One stage of a run: what it worked on and what it gained.
 *
 * @param stage {@code split}, {@code solve} or {@code rematch}
 * @param level depth of the split, or number of the round; from 0
 * @param kind how the blocks were formed, for people: {@code coordinate}, {@code exact}, {@code
 *     midpoint}, ...
 * @param blocks number of blocks after the stage
 * @param points pairs of points the stage worked on
 * @param costBefore mean cost per pair before the stage; empty where it is not defined
 * @param costAfter mean cost per pair after it (for a split: of the block coupling); empty where it
 *     is not defined
 * @param seconds wall time; not part of the result
 * @param converged whether the stage's iteration ended by its own rule
 */
public record StageRecord(
    String stage,
    int level,
    String kind,
    long blocks,
    long points,
    Optional<Double> costBefore,
    Optional<Double> costAfter,
    double seconds,
    boolean converged) {}
