package io.remblai.job.output;

import java.util.Set;

/** The names of what runs write to an output. */
final class OutputNames {

  private static final String REPORT = "report.html";

  private static final Set<String> TABLES_AND_FILES =
      Set.of(
          "mapped",
          "pairs",
          "unmatched",
          "balance",
          "rejects",
          "levels",
          "q",
          "r",
          "t",
          "objective",
          "estimates",
          "plane",
          "bound",
          "labels",
          "reference_points",
          "state",
          "model",
          "metrics.json",
          REPORT,
          OutputFolder.MANIFEST);

  private OutputNames() {}

  /** Whether a file or folder in an output is one that a run puts there, or a crash leaves. */
  static boolean isOurs(String name) {
    // Checksum files, the marker of Hadoop's committer, and what a crash left of single files.
    return TABLES_AND_FILES.contains(name)
        || name.endsWith(".crc")
        || name.equals("_SUCCESS")
        || name.equals(TextFile.draft(OutputFolder.MANIFEST))
        || name.equals(TextFile.draft(REPORT))
        || name.equals(Replacement.WITHDRAWN);
  }
}
