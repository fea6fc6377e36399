package io.remblai.job.report;

import io.remblai.report.Report;
import io.remblai.report.run.Facts;

/** What was read for a report, ready to be told with the manifest. */
@FunctionalInterface
interface ReportSource {

  Report with(Facts manifest);
}
