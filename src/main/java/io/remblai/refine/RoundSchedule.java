package io.remblai.refine;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Decides the kind of each rematching round and when to stop, from gains and counted work alone, so
 * that the choice is the same on every machine.
 *
 * <p>Each kind is tried once, then the kind that gained most per unit of work when it was last
 * tried is tried again. Gains shrink as the map improves, so a kind that was left aside comes back
 * when the others have fallen to what it gained last.
 *
 * <p>Not thread safe.
 */
public final class RoundSchedule {

  private final OptionalInt wanted;
  private final Map<RematchKind, Double> lastGain = new EnumMap<>(RematchKind.class);
  private final Map<RematchKind, Double> lastRate = new EnumMap<>(RematchKind.class);
  private final Map<RematchKind, Integer> repeats = new EnumMap<>(RematchKind.class);
  private final boolean wideOnce;
  private int done;

  /**
   * @param rounds number of rounds; empty: until no kind gains {@link RefineOptions#AUTO_STOP_GAIN}
   *     of the cost any more, at most {@link RefineOptions#MAX_AUTO_ROUNDS}
   * @param wideGroups groups of a wide round; 0: there is no such round, 1: it cannot gain twice
   */
  public RoundSchedule(OptionalInt rounds, int wideGroups) {
    this.wanted = rounds;
    this.wideOnce = wideGroups == 1;
    for (RematchKind kind : RematchKind.values()) {
      if (kind != RematchKind.WIDE || wideGroups > 0) {
        lastGain.put(kind, Double.POSITIVE_INFINITY);
        lastRate.put(kind, Double.POSITIVE_INFINITY);
      }
    }
  }

  /** Whether another round is due. */
  public boolean wantsMore() {
    return wanted.isPresent()
        ? done < wanted.getAsInt()
        : done < RefineOptions.MAX_AUTO_ROUNDS && !settled();
  }

  /** Whether every kind of round gained too little when it was last tried. */
  public boolean settled() {
    return lastGain.values().stream().allMatch(gain -> gain < RefineOptions.AUTO_STOP_GAIN);
  }

  /** The kind of the next round; of equals the first. */
  public RematchKind next() {
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
    lastGain.put(kind, spent ? 0 : gain);
    lastRate.put(kind, spent ? Double.NEGATIVE_INFINITY : gain / Math.max(1, work));
    repeats.merge(kind, 1, Integer::sum);
    done++;
  }
}
