package io.remblai.refine.mass;

import io.remblai.refine.RefineOptions;
import io.remblai.refine.RematchKind;
import java.util.OptionalInt;

/**
 * Decides the kind of each round and when to stop: three that group entries by midpoints, then one
 * at random, in turn, until a turn of all four gains too little.
 *
 * <p>Not thread safe.
 */
public final class MassSchedule {

  private static final int TURN = 4;

  private final OptionalInt wanted;
  private double turnStart;
  private int done;
  private boolean settled;

  /**
   * @param rounds number of rounds; empty: until they gain too little, at most {@link
   *     RefineOptions#MAX_AUTO_ROUNDS}
   * @param cost before the first
   */
  public MassSchedule(OptionalInt rounds, double cost) {
    this.wanted = rounds;
    this.turnStart = cost;
  }

  /** Whether another round is due. */
  public boolean wantsMore() {
    return wanted.isPresent()
        ? done < wanted.getAsInt()
        : done < RefineOptions.MAX_AUTO_ROUNDS && !settled;
  }

  /** Number of the next round, from 0. */
  public int number() {
    return done;
  }

  /** Kind of the next round. */
  public RematchKind kind() {
    return done % TURN == TURN - 1 ? RematchKind.RANDOM : RematchKind.MIDPOINT;
  }

  /** Whether the last whole turn gained too little to go on. */
  public boolean settled() {
    return settled;
  }

  /** Notes the cost after a round. */
  public void finished(double cost) {
    done++;
    if (done % TURN == 0) {
      settled = turnStart - cost <= RefineOptions.AUTO_STOP_GAIN * turnStart;
      turnStart = cost;
    }
  }
}
