package io.remblai.refine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoundScheduleTest {

  private static final double LITTLE = RefineOptions.AUTO_STOP_GAIN / 2;

  /** Gains of 10 %, 20 % for random rounds, at equal work. */
  private static RoundSchedule tried(RoundSchedule schedule) {
    for (RematchKind kind : RematchKind.values()) {
      schedule.finished(kind, 100, kind == RematchKind.RANDOM ? 80 : 90, 1000);
    }
    return schedule;
  }

  @Test
  void everyKindIsTriedOnceThenTheBest() {
    RoundSchedule schedule = new RoundSchedule(OptionalInt.of(10), 4);
    Set<RematchKind> seen = EnumSet.noneOf(RematchKind.class);
    for (int i = 0; i < RematchKind.values().length; i++) {
      RematchKind kind = schedule.next();
      assertTrue(seen.add(kind), kind + " comes twice");
      schedule.finished(kind, 100, kind == RematchKind.RANDOM ? 80 : 90, 1000);
    }
    assertEquals(RematchKind.RANDOM, schedule.next());
    schedule.finished(RematchKind.RANDOM, 80, 79, 1000);
    assertEquals(RematchKind.WIDE, schedule.next(), "random has fallen behind");
  }

  @Test
  void theWideRoundComesFirst() {
    assertEquals(RematchKind.WIDE, new RoundSchedule(OptionalInt.of(1), 1).next());
    assertEquals(RematchKind.WIDE, new RoundSchedule(OptionalInt.empty(), 9).next());
  }

  @Test
  void gainsArePerWork() {
    RoundSchedule schedule = new RoundSchedule(OptionalInt.of(10), 4);
    schedule.finished(RematchKind.WIDE, 100, 50, 1_000_000);
    schedule.finished(RematchKind.MIDPOINT, 50, 49, 10_000);
    schedule.finished(RematchKind.RANDOM, 49, 48.9, 10_000);
    assertEquals(RematchKind.MIDPOINT, schedule.next(), "2 % for a hundredth of the work of 50 %");
    schedule.finished(RematchKind.MIDPOINT, 48.9, 48.8, 10_000);
    assertEquals(RematchKind.WIDE, schedule.next());
  }

  @Test
  void aRoundThatTookNoWorkIsNoReasonToDivideByZero() {
    RoundSchedule schedule = tried(new RoundSchedule(OptionalInt.of(10), 4));
    schedule.finished(RematchKind.RANDOM, 0, 0, 0);
    assertEquals(RematchKind.WIDE, schedule.next());
    schedule.finished(RematchKind.WIDE, 5, 5, 0);
    assertEquals(RematchKind.MIDPOINT, schedule.next());
  }

  @Test
  void withoutWideGroupsThereAreNoWideRounds() {
    RoundSchedule schedule = new RoundSchedule(OptionalInt.empty(), 0);
    double cost = 1;
    for (int i = 0; i < 10; i++) {
      assertNotEquals(RematchKind.WIDE, schedule.next());
      schedule.finished(schedule.next(), cost, cost * 0.9, 1000);
      cost *= 0.9;
    }
    schedule.finished(RematchKind.MIDPOINT, cost, cost, 1000);
    schedule.finished(RematchKind.RANDOM, cost, cost, 1000);
    assertTrue(schedule.settled(), "the kinds there are have settled");
  }

  @Test
  void aSingleWideGroupIsNotSolvedTwice() {
    RoundSchedule schedule = new RoundSchedule(OptionalInt.of(12), 1);
    double cost = 1;
    for (int i = 0; i < 12; i++) {
      RematchKind kind = schedule.next();
      assertEquals(i == 0, kind == RematchKind.WIDE, "round " + i);
      double after = i < 4 ? cost * 0.99 : cost; // nor where the others gain nothing
      schedule.finished(kind, cost, after, 1000);
      cost = after;
    }
    assertEquals(1, schedule.repeats(RematchKind.WIDE));
  }

  @Test
  void repeatsAreCountedByKind() {
    RoundSchedule schedule = new RoundSchedule(OptionalInt.of(10), 4);
    assertEquals(0, schedule.repeats(RematchKind.WIDE));
    tried(tried(schedule)).finished(RematchKind.WIDE, 1, 1, 1);
    assertEquals(3, schedule.repeats(RematchKind.WIDE));
    assertEquals(2, schedule.repeats(RematchKind.MIDPOINT));
    assertEquals(2, schedule.repeats(RematchKind.RANDOM));
  }

  @Test
  void runsTheRoundsAskedForHoweverLittleTheyGain() {
    RoundSchedule schedule = new RoundSchedule(OptionalInt.of(9), 4);
    int rounds = 0;
    while (schedule.wantsMore()) {
      schedule.finished(schedule.next(), 5, 5, 1000);
      rounds++;
    }
    assertEquals(9, rounds);
    assertTrue(schedule.settled());
    assertFalse(new RoundSchedule(OptionalInt.of(0), 4).wantsMore());
  }

  @Test
  void anAutomaticRunEndsWhenEveryKindGainedLittleWhenLastTried() {
    RoundSchedule schedule = tried(new RoundSchedule(OptionalInt.empty(), 4));
    for (RematchKind kind : List.of(RematchKind.RANDOM, RematchKind.WIDE, RematchKind.MIDPOINT)) {
      assertTrue(schedule.wantsMore());
      assertFalse(schedule.settled());
      assertEquals(kind, schedule.next(), "the best of those that may still gain");
      schedule.finished(kind, 1, 1 - LITTLE, 1000);
    }
    assertTrue(schedule.settled());
    assertFalse(schedule.wantsMore());
  }

  @Test
  void oneKindThatGainsKeepsAnAutomaticRunGoing() {
    RoundSchedule schedule = new RoundSchedule(OptionalInt.empty(), 4);
    schedule.finished(RematchKind.WIDE, 1, 1 - LITTLE, 1000);
    schedule.finished(RematchKind.MIDPOINT, 1, 1 - LITTLE, 1000);
    schedule.finished(RematchKind.RANDOM, 1, 1 - 4 * LITTLE, 1000);
    assertTrue(schedule.wantsMore());
  }

  @Test
  void anAutomaticRunThatGoesOnGainingEndsAtTheMost() {
    RoundSchedule schedule = new RoundSchedule(OptionalInt.empty(), 4);
    int rounds = 0;
    for (double cost = 1; schedule.wantsMore(); cost *= 0.99) {
      schedule.finished(schedule.next(), cost, cost * 0.99, 1000);
      rounds++;
    }
    assertEquals(RefineOptions.MAX_AUTO_ROUNDS, rounds);
    assertFalse(schedule.settled());
  }

  @Test
  void aCostOfZeroSettles() {
    RoundSchedule schedule = new RoundSchedule(OptionalInt.empty(), 4);
    for (RematchKind kind : RematchKind.values()) {
      schedule.finished(kind, 0, 0, 1000);
    }
    assertTrue(schedule.settled());
  }
}
