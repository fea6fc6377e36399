package io.remblai.job.output;

/** What to do where the output folder already holds something. */
public enum OutputMode {
  /** Refuse. */
  ERROR,
  /** Replace it, once the new output is whole. */
  OVERWRITE,
  /** Finish what an interrupted run with the same fingerprint left; a finished one is kept. */
  RESUME,
  /** Do nothing if it is complete and has the same fingerprint. */
  SKIP_IF_COMPLETE
}
