package io.remblai.job.process;

import io.remblai.spark.table.InputException;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says a failure in words. */
public final class FailureMessage {

  /** Spark's messages can carry a plan or a remote stack trace of many pages. */
  private static final int MOST_LETTERS = 600;

  /** Spark tells the file in the middle of the causes, what is wrong with it at their end. */
  private static final Pattern READING = Pattern.compile("while reading file (\\S+?)\\.?(\\s|$)");

  private static final Pattern WRITING =
      Pattern.compile("failed while writing rows to (\\S+?)\\.?(\\s|$)");

  /** What an output's folder can refuse. */
  private static final Pattern OUTPUT =
      Pattern.compile("cannot (write|publish|move|rename|delete|list|look at|reach) .*");

  private static final String MEND_FILE =
      ". Either write that file anew or leave it out of the table";

  private static final String MEND_OUTPUT =
      ". Check the rights and the space there, or name another folder with --out";

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
    String shown = advised(failure, fromFirstCause(failure));
    return MemoryAdvice.of(failure).map(advice -> advice + " (" + shown + ")").orElse(shown);
  }

  /** With the file that Spark was at, and what to do about it. */
  private static String advised(Throwable failure, String shown) {
    if (failure instanceof UncheckedIOException && OUTPUT.matcher(shown).matches()) {
      return shown + MEND_OUTPUT;
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      Matcher writing = WRITING.matcher(message);
      if (writing.find()) {
        return "cannot write " + writing.group(1) + ": " + shown + MEND_OUTPUT;
      }
      Matcher reading = READING.matcher(message);
      if (reading.find()) {
        return reading.group(1) + " cannot be read: " + shown + MEND_FILE;
      }
    }
    return shown;
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
