package io.remblai.job.process;

import io.remblai.spark.table.InputException;
import java.io.UncheckedIOException;

/** Says a failure in words. */
public final class FailureMessage {

  /** Spark's messages can carry a plan or a remote stack trace of many pages. */
  private static final int MOST_LETTERS = 600;

  private FailureMessage() {}

  /**
   * What we refuse is said as it is; anything else in one line, from the first cause, after what
   * can be done about it if memory ran out.
   */
  public static String of(Throwable failure) {
    return Redaction.ofUrls(unmasked(failure));
  }

  private static String unmasked(Throwable failure) {
    if (failure instanceof JobException || failure instanceof InputException) {
      return failure.getMessage();
    }
    String shown = fromFirstCause(failure);
    return MemoryAdvice.of(failure).map(advice -> advice + " (" + shown + ")").orElse(shown);
  }

  private static String fromFirstCause(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    if (failure instanceof NoClassDefFoundError
        && String.valueOf(failure.getMessage()).startsWith("org/apache/spark")) {
      return "Spark is not on the class path; start through scripts/remblai or spark-submit";
    }
    String message = cause.getMessage();
    if (failure instanceof UncheckedIOException && failure != cause && message != null) {
      return firstLine(failure.getMessage()) + ": " + firstLine(message);
    }
    if (message == null || message.isBlank()) {
      return cause.getClass().getName();
    }
    String shown = firstLine(message);
    boolean ours =
        cause instanceof IllegalStateException || cause instanceof IllegalArgumentException;
    return ours ? shown : shown + " (" + cause.getClass().getSimpleName() + ")";
  }

  private static String firstLine(String message) {
    String line = message.strip().lines().findFirst().orElse("").strip();
    return line.length() > MOST_LETTERS ? line.substring(0, MOST_LETTERS) + "..." : line;
  }
}
