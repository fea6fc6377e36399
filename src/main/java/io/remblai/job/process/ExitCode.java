package io.remblai.job.process;

import io.remblai.spark.table.InputException;

/** What the process answers to the shell or the scheduler; the manifest says the same in words. */
public enum ExitCode {
  /** Done, or nothing was left to do. */
  DONE(0),
  /** Anything not named below. */
  FAILED(1),
  /** Wrong arguments or configuration. */
  USAGE(2),
  /** The input was refused. */
  INPUT_REFUSED(3),
  /** Finished, but a gate failed. */
  GATE_FAILED(4),
  /** The output exists and may not be replaced. */
  OUTPUT_EXISTS(5),
  /** What is there was made from other inputs or settings. */
  CANNOT_RESUME(6);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** The number for the shell. */
  public int code() {
    return code;
  }

  /** The answer to a failure. */
  public static ExitCode of(Throwable failure) {
    if (failure instanceof JobException refused) {
      return refused.exitCode();
    }
    return failure instanceof InputException ? INPUT_REFUSED : FAILED;
  }
}
