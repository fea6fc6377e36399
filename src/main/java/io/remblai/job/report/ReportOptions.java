package io.remblai.job.report;

import java.util.Optional;

/**
 * What {@code report} is asked to do.
 *
 * @param out folder of a finished output
 * @param to file that is written; empty: report.html in the folder
 */
public record ReportOptions(String out, Optional<String> to) {}
