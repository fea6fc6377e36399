package io.remblai.job.process;

/** A run that ends for a reason with an exit code of its own; the message is for the user. */
public final class JobException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final ExitCode exitCode;

  public JobException(ExitCode exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  public ExitCode exitCode() {
    return exitCode;
  }
}
