package io.remblai.job.process;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs pieces of one step at the same time: writing a small table is waiting for plans and commits.
 * Threads are new ones, so that they inherit the step's name in the Spark UI.
 */
public final class SideBySide {

  private SideBySide() {}

  /** Runs all and waits for all; fails with the first failure in their order. */
  public static void run(Runnable... pieces) {
    ExecutorService threads = Executors.newFixedThreadPool(pieces.length);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (Runnable piece : pieces) {
        running.add(threads.submit(piece));
      }
      Throwable failure = null;
      for (Future<?> each : running) {
        failure = earlier(failure, failureOf(each));
      }
      if (failure != null) {
        SideBySide.<RuntimeException>rethrow(failure);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while tables were written", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Throwable failureOf(Future<?> piece) throws InterruptedException {
    try {
      piece.get();
      return null;
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }

  private static Throwable earlier(Throwable first, Throwable second) {
    if (first != null && second != null) {
      first.addSuppressed(second);
    }
    return first == null ? second : first;
  }

  /** Scala throws checked exceptions that Java does not see. */
  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void rethrow(Throwable failure) throws T {
    throw (T) failure;
  }
}
