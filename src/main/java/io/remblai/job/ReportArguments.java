package io.remblai.job;

import picocli.CommandLine.Option;

/** Whether a run writes a report. */
final class ReportArguments {

  @Option(
      names = "--no-report",
      order = 90,
      description = "Do not write report.html; `remblai report` can make it later.")
  boolean none;

  boolean wanted() {
    return !none;
  }
}
