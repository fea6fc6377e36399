package io.remblai.refine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoundScheduleTest {

  @Test
  void everyKindIsTriedOnceThenTheBest() {
    RoundSchedule schedule = new RoundSchedule(OptionalInt.of(10));
    Set<RematchKind> tried = EnumSet.noneOf(RematchKind.class);
    for (int i = 0; i < RematchKind.values().length; i++) {
      RematchKind kind = schedule.next();
      assertTrue(tried.add(kind), kind + " comes twice");
      schedule.finished(kind, 100, kind == RematchKind.RANDOM ? 80 : 90);
    }
    assertEquals(RematchKind.RANDOM, schedule.next());
    schedule.finished(RematchKind.RANDOM, 80, 79);
    assertEquals(RematchKind.MIDPOINT, schedule.next(), "random has fallen behind");
  }

  @Test
  void runsTheRoundsAskedForHoweverLittleTheyGain() {
    RoundSchedule schedule = new RoundSchedule(OptionalInt.of(9));
    int rounds = 0;
    while (schedule.wantsMore()) {
      schedule.finished(schedule.next(), 5, 5);
      rounds++;
    }
    assertEquals(9, rounds);
    assertTrue(schedule.settled());
    assertFalse(new RoundSchedule(OptionalInt.of(0)).wantsMore());
  }

  @Test
  void anAutomaticRunEndsAfterFourRoundsInARowOfLittleGain() {
    RoundSchedule schedule = new RoundSchedule(OptionalInt.empty());
    double little = RefineOptions.AUTO_STOP_GAIN / 2;
    for (int i = 0; i < 3; i++) {
      schedule.finished(schedule.next(), 1, 1 - little);
    }
    schedule.finished(schedule.next(), 1, 0.9);
    for (int i = 0; i < 4; i++) {
      assertTrue(schedule.wantsMore());
      assertFalse(schedule.settled());
      schedule.finished(schedule.next(), 1, 1 - little);
    }
    assertTrue(schedule.settled());
    assertFalse(schedule.wantsMore());
  }

  @Test
  void anAutomaticRunThatGoesOnGainingEndsAtTheMost() {
    RoundSchedule schedule = new RoundSchedule(OptionalInt.empty());
    int rounds = 0;
    for (double cost = 1; schedule.wantsMore(); cost *= 0.99) {
      schedule.finished(schedule.next(), cost, cost * 0.99);
      rounds++;
    }
    assertEquals(RefineOptions.MAX_AUTO_ROUNDS, rounds);
    assertFalse(schedule.settled());
  }

  @Test
  void aCostOfZeroSettles() {
    RoundSchedule schedule = new RoundSchedule(OptionalInt.empty());
    for (int i = 0; i < 4; i++) {
      schedule.finished(schedule.next(), 0, 0);
    }
    assertTrue(schedule.settled());
  }
}
