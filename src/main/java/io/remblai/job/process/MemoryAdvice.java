package io.remblai.job.process;

import java.util.Optional;
import java.util.regex.Pattern;

/** Says which settings to change when memory ran out. */
final class MemoryAdvice {

  private static final String HEAP =
      "a task ran out of memory: raise --executor-memory, give an executor fewer cores"
          + " (--executor-cores), or lower --task-memory, of which every core needs its own; on one"
          + " machine alone raise --driver-memory";

  private static final String KILLED =
      "an executor was killed, which is what a container or machine does that runs out of memory:"
          + " raise spark.executor.memoryOverhead, or lower --executor-memory or --task-memory";

  private static final String LOST =
      "executors were lost again and again during one stage, most often for want of memory: raise"
          + " --executor-memory, give an executor fewer cores (--executor-cores), or lower"
          + " --task-memory, of which every core needs its own";

  private static final String DRIVER = "the driver ran out of memory: raise --driver-memory";

  /** What Spark says when an executor ends itself for want of memory. */
  private static final Pattern OUT_OF_HEAP =
      Pattern.compile(
          "OutOfMemoryError|Java heap space|GC overhead limit"
              + "|(exited with|exit) (code|status):? ?52\\b");

  private static final Pattern KILLED_FROM_OUTSIDE =
      Pattern.compile("(exited with|exit) (code|status):? ?137\\b|memory limits");

  /**
   * What Spark says when executors end themselves until a stage is given up: of the last attempt,
   * which missed what a lost one had written, or was sent to one that was ending.
   */
  private static final Pattern LOST_AGAIN =
      Pattern.compile(
          "failed the maximum allowable number of times(?s:.*)"
              + "(FetchFailed|Missing an output location)"
              + "|failed \\d+ times(?s:.*)RejectedExecutionException(?s:.*)\\[Shutting down");

  private MemoryAdvice() {}

  /** Advice, if a failure or one of its causes is about memory. */
  static Optional<String> of(Throwable failure) {
    boolean ofTask = false;
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 32; depth++, cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      ofTask |= message.contains("Job aborted") || message.contains("Lost task");
      if (cause instanceof OutOfMemoryError && !ofTask) {
        return Optional.of(DRIVER);
      }
      if (cause instanceof OutOfMemoryError || OUT_OF_HEAP.matcher(message).find()) {
        return Optional.of(HEAP);
      }
      if (KILLED_FROM_OUTSIDE.matcher(message).find()) {
        return Optional.of(KILLED);
      }
      if (LOST_AGAIN.matcher(message).find()) {
        return Optional.of(LOST);
      }
    }
    return Optional.empty();
  }
}
