package io.remblai.refine;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Decides the kind of each rematching round and when to stop, from gains and counted work alone, so
 * that the choice is the same on every machine.
 *
 * <p>Next comes the kind that gained most per unit of work when it was last tried; one that was not
 * tried comes at once, except the wide round, which is dear and of which {@link #EXPECTED_GAIN} is
 * expected until then: it does more for less when cheaper rounds have mended what they can. Gains
 * shrink as the map improves, so a kind that was left aside comes back when the others have fallen
 * to what it gained last. A run ends by the same measure, when no kind gains {@link
 * RefineOptions#AUTO_STOP_GAIN} for {@link RefineOptions#AUTO_STOP_WORK} any more. Of a given
 * number of rounds the last is wide if none was, since its potentials are what a certificate rests
 * on.
 *
 * <p>Not thread safe.
 */
public final class RoundSchedule {

  /** The part of the cost that a wide round is taken to gain before one was run. */
  private static final double EXPECTED_GAIN = 0.01;

  private final OptionalInt wanted;
  private final double stopRate;
  private final Map<RematchKind, Double> lastRate = new EnumMap<>(RematchKind.class);
  private final Map<RematchKind, Integer> repeats = new EnumMap<>(RematchKind.class);
  private final boolean wideOnce;
  private int done;

  /**
   * @param rounds number of rounds; empty: until no kind gains enough, at most {@link
   *     RefineOptions#MAX_AUTO_ROUNDS}
   * @param plan tells how many points and wide groups there are; where all points are one wide
   *     group, its round comes first and once, for it leaves nothing to gain
   */
  public RoundSchedule(OptionalInt rounds, RefinePlan plan) {
    this.wanted = rounds;
    this.stopRate =
        RefineOptions.AUTO_STOP_GAIN / (RefineOptions.AUTO_STOP_WORK * (double) plan.points());
    this.wideOnce = plan.wideGroups() == 1;
    for (RematchKind kind : RematchKind.values()) {
      lastRate.put(kind, Double.POSITIVE_INFINITY);
    }
    if (plan.wideGroups() == 0) {
      lastRate.remove(RematchKind.WIDE);
    } else if (!wideOnce) {
      lastRate.put(RematchKind.WIDE, EXPECTED_GAIN / WideGroup.expectedWork(plan));
    }
  }

  /** Whether another round is due. */
  public boolean wantsMore() {
    return wanted.isPresent()
        ? done < wanted.getAsInt()
        : done < RefineOptions.MAX_AUTO_ROUNDS && !settled();
  }

  /** Whether every kind of round gained too little for its work when it was last tried. */
  public boolean settled() {
    return lastRate.values().stream().allMatch(rate -> rate < stopRate);
  }

  /** The kind of the next round; of equals the first. */
  public RematchKind next() {
    boolean last = wanted.isPresent() && wanted.getAsInt() - done == 1;
    if (last && lastRate.containsKey(RematchKind.WIDE) && repeats(RematchKind.WIDE) == 0) {
      return RematchKind.WIDE;
    }
    RematchKind best = null;
    for (RematchKind kind : lastRate.keySet()) {
      if (best == null || lastRate.get(kind) > lastRate.get(best)) {
        best = kind;
      }
    }
    return best;
  }

  /** Rounds of a kind so far. */
  public int repeats(RematchKind kind) {
    return repeats.getOrDefault(kind, 0);
  }

  /**
   * Notes the cost before and after a round.
   *
   * @param work what the round took, in the units of {@link RematchShare.Outcome#work()}
   */
  public void finished(RematchKind kind, double before, double after, long work) {
    double gain = before > 0 ? (before - after) / before : 0;
    boolean spent = kind == RematchKind.WIDE && wideOnce;
    lastRate.put(kind, spent ? Double.NEGATIVE_INFINITY : gain / Math.max(1, work));
    repeats.merge(kind, 1, Integer::sum);
    done++;
  }
}
