package io.remblai.refine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.geometry.GroundCost;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoundScheduleTest {

  private static final int POINTS = 60_000;

  /** The work of a round that is due {@link RefineOptions#AUTO_STOP_GAIN}. */
  private static final long WORK = (long) (RefineOptions.AUTO_STOP_WORK * POINTS);

  private static final double LITTLE = RefineOptions.AUTO_STOP_GAIN / 2;

  /** Of a plan with so many wide groups, or none. */
  private static RoundSchedule schedule(OptionalInt rounds, int wideGroups) {
    int group = wideGroups == 0 ? 1024 : POINTS / wideGroups + 1;
    RefineOptions options =
        new RefineOptions(GroundCost.SQEUCLIDEAN, 1024, group, rounds, 256L << 20, 1);
    RefinePlan plan = RefinePlan.of(POINTS, 16, options);
    assertEquals(wideGroups, plan.wideGroups());
    return new RoundSchedule(rounds, plan);
  }

  /** Gains of 10 %, 20 % for random rounds, at equal work. */
  private static RoundSchedule tried(RoundSchedule schedule) {
    for (RematchKind kind : RematchKind.values()) {
      schedule.finished(kind, 100, kind == RematchKind.RANDOM ? 80 : 90, WORK);
    }
    return schedule;
  }

  @Test
  void everyKindIsTriedOnceThenTheBest() {
    RoundSchedule schedule = schedule(OptionalInt.of(10), 4);
    Set<RematchKind> seen = EnumSet.noneOf(RematchKind.class);
    for (int i = 0; i < RematchKind.values().length; i++) {
      RematchKind kind = schedule.next();
      assertTrue(seen.add(kind), kind + " comes twice");
      schedule.finished(kind, 100, kind == RematchKind.RANDOM ? 98.5 : 99, WORK);
    }
    assertEquals(RematchKind.RANDOM, schedule.next());
    schedule.finished(RematchKind.RANDOM, 98.5, 98, WORK);
    assertEquals(RematchKind.WIDE, schedule.next(), "random has fallen behind");
  }

  @Test
  void aWideRoundOfAllPointsComesFirst() {
    assertEquals(RematchKind.WIDE, schedule(OptionalInt.of(1), 1).next());
    assertEquals(RematchKind.WIDE, schedule(OptionalInt.empty(), 1).next());
  }

  @Test
  void widerGroupsComeWhenCheaperRoundsGainLessThanTheyAreExpectedTo() {
    RoundSchedule schedule = schedule(OptionalInt.empty(), 4);
    int rounds = 0;
    double gain = 0.1;
    for (; schedule.next() != RematchKind.WIDE; rounds++, gain /= 2) {
      schedule.finished(schedule.next(), 1, 1 - gain, WORK / 10);
    }
    assertTrue(rounds >= 2, "every cheap kind comes before");
    assertTrue(gain > LITTLE / 10, "and a wide round before they are hopeless");
  }

  @Test
  void theLastOfAGivenNumberOfRoundsIsWideIfNoneWas() {
    assertEquals(RematchKind.WIDE, schedule(OptionalInt.of(1), 4).next());
    RoundSchedule schedule = schedule(OptionalInt.of(3), 4);
    for (int i = 0; i < 2; i++) {
      assertNotEquals(RematchKind.WIDE, schedule.next());
      schedule.finished(schedule.next(), 1, 0.5, WORK / 10);
    }
    assertEquals(RematchKind.WIDE, schedule.next());
    assertNotEquals(RematchKind.WIDE, schedule(OptionalInt.of(1), 0).next());
  }

  @Test
  void gainsArePerWork() {
    RoundSchedule schedule = schedule(OptionalInt.of(10), 4);
    schedule.finished(RematchKind.WIDE, 100, 50, 100 * WORK);
    schedule.finished(RematchKind.MIDPOINT, 50, 49, WORK);
    schedule.finished(RematchKind.RANDOM, 49, 48.9, WORK);
    assertEquals(RematchKind.MIDPOINT, schedule.next(), "2 % for a hundredth of the work of 50 %");
    schedule.finished(RematchKind.MIDPOINT, 48.9, 48.8, WORK);
    assertEquals(RematchKind.WIDE, schedule.next());
  }

  @Test
  void aRoundThatTookNoWorkIsNoReasonToDivideByZero() {
    RoundSchedule schedule = tried(schedule(OptionalInt.of(10), 4));
    schedule.finished(RematchKind.RANDOM, 0, 0, 0);
    assertEquals(RematchKind.WIDE, schedule.next());
    schedule.finished(RematchKind.WIDE, 5, 5, 0);
    assertEquals(RematchKind.MIDPOINT, schedule.next());
  }

  @Test
  void withoutWideGroupsThereAreNoWideRounds() {
    RoundSchedule schedule = schedule(OptionalInt.empty(), 0);
    double cost = 1;
    for (int i = 0; i < 10; i++) {
      assertNotEquals(RematchKind.WIDE, schedule.next());
      schedule.finished(schedule.next(), cost, cost * 0.9, WORK);
      cost *= 0.9;
    }
    schedule.finished(RematchKind.MIDPOINT, cost, cost, WORK);
    schedule.finished(RematchKind.RANDOM, cost, cost, WORK);
    assertTrue(schedule.settled(), "the kinds there are have settled");
  }

  @Test
  void aSingleWideGroupIsNotSolvedTwice() {
    RoundSchedule schedule = schedule(OptionalInt.of(12), 1);
    double cost = 1;
    for (int i = 0; i < 12; i++) {
      RematchKind kind = schedule.next();
      assertEquals(i == 0, kind == RematchKind.WIDE, "round " + i);
      double after = i < 4 ? cost * 0.99 : cost; // nor where the others gain nothing
      schedule.finished(kind, cost, after, WORK);
      cost = after;
    }
    assertEquals(1, schedule.repeats(RematchKind.WIDE));
  }

  @Test
  void repeatsAreCountedByKind() {
    RoundSchedule schedule = schedule(OptionalInt.of(10), 4);
    assertEquals(0, schedule.repeats(RematchKind.WIDE));
    tried(tried(schedule)).finished(RematchKind.WIDE, 1, 1, 1);
    assertEquals(3, schedule.repeats(RematchKind.WIDE));
    assertEquals(2, schedule.repeats(RematchKind.MIDPOINT));
    assertEquals(2, schedule.repeats(RematchKind.RANDOM));
  }

  @Test
  void runsTheRoundsAskedForHoweverLittleTheyGain() {
    RoundSchedule schedule = schedule(OptionalInt.of(9), 4);
    int rounds = 0;
    while (schedule.wantsMore()) {
      schedule.finished(schedule.next(), 5, 5, WORK);
      rounds++;
    }
    assertEquals(9, rounds);
    assertTrue(schedule.settled());
    assertFalse(schedule(OptionalInt.of(0), 4).wantsMore());
  }

  @Test
  void anAutomaticRunEndsWhenEveryKindGainedLittleWhenLastTried() {
    RoundSchedule schedule = tried(schedule(OptionalInt.empty(), 4));
    for (RematchKind kind : List.of(RematchKind.RANDOM, RematchKind.WIDE, RematchKind.MIDPOINT)) {
      assertTrue(schedule.wantsMore());
      assertFalse(schedule.settled());
      assertEquals(kind, schedule.next(), "the best of those that may still gain");
      schedule.finished(kind, 1, 1 - LITTLE, WORK);
    }
    assertTrue(schedule.settled());
    assertFalse(schedule.wantsMore());
  }

  @Test
  void oneKindThatGainsKeepsAnAutomaticRunGoing() {
    RoundSchedule schedule = schedule(OptionalInt.empty(), 4);
    schedule.finished(RematchKind.WIDE, 1, 1 - LITTLE, WORK);
    schedule.finished(RematchKind.MIDPOINT, 1, 1 - LITTLE, WORK);
    schedule.finished(RematchKind.RANDOM, 1, 1 - 4 * LITTLE, WORK);
    assertTrue(schedule.wantsMore());
  }

  @Test
  void anAutomaticRunThatGoesOnGainingEndsAtTheMost() {
    RoundSchedule schedule = schedule(OptionalInt.empty(), 4);
    int rounds = 0;
    for (double cost = 1; schedule.wantsMore(); cost *= 0.99) {
      schedule.finished(schedule.next(), cost, cost * 0.99, WORK);
      rounds++;
    }
    assertEquals(RefineOptions.MAX_AUTO_ROUNDS, rounds);
    assertFalse(schedule.settled());
  }

  @Test
  void aCostOfZeroSettles() {
    RoundSchedule schedule = schedule(OptionalInt.empty(), 4);
    for (RematchKind kind : RematchKind.values()) {
      schedule.finished(kind, 0, 0, WORK);
    }
    assertTrue(schedule.settled());
  }
}
