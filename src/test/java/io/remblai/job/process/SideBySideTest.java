package io.remblai.job.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class SideBySideTest {

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(20, TimeUnit.SECONDS)) {
        throw new AssertionError("the others did not run at the same time");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void allRunAtTheSameTime() {
    CountDownLatch all = new CountDownLatch(3);
    Runnable piece =
        () -> {
          all.countDown();
          await(all);
        };
    SideBySide.run(piece, piece, piece);
    assertEquals(0, all.getCount());
  }

  @Test
  void threadsInheritWhatTheStepSet() {
    InheritableThreadLocal<String> name = new InheritableThreadLocal<>();
    name.set("step 3");
    AtomicInteger same = new AtomicInteger();
    Runnable piece = () -> same.addAndGet("step 3".equals(name.get()) ? 1 : 0);
    SideBySide.run(piece, piece);
    assertEquals(2, same.get());
  }

  @Test
  void theFirstFailureIsToldAfterAllHaveEnded() {
    AtomicInteger ended = new AtomicInteger();
    IllegalStateException first = new IllegalStateException("first");
    IllegalStateException second = new IllegalStateException("second");
    IllegalStateException told =
        assertThrows(
            IllegalStateException.class,
            () ->
                SideBySide.run(
                    () -> {
                      throw first;
                    },
                    ended::incrementAndGet,
                    () -> {
                      throw second;
                    },
                    ended::incrementAndGet));
    assertSame(first, told);
    assertSame(second, told.getSuppressed()[0]);
    assertEquals(2, ended.get());
  }
}
