package io.remblai.job.report;

import io.remblai.job.output.Manifest;
import io.remblai.job.output.OutputFolder;
import io.remblai.job.output.TextFile;
import io.remblai.job.process.Console;
import io.remblai.job.process.ExitCode;
import io.remblai.job.process.JobException;
import io.remblai.job.process.Redaction;
import io.remblai.job.process.SessionScope;
import io.remblai.report.HtmlPage;
import io.remblai.report.run.Facts;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/** Makes the report of a finished output again. */
public final class ReportJob {

  private final SparkSession session;
  private final ReportOptions options;
  private final Console console;

  private ReportJob(SparkSession session, ReportOptions options, Console console) {
    this.session = session;
    this.options = options;
    this.console = console;
  }

  /** Reports in the session that is there or in one of its own. */
  public static ExitCode run(ReportOptions options, Console console) {
    try (SessionScope scope = SessionScope.open("remblai report", console)) {
      return new ReportJob(scope.session(), options, console).run();
    }
  }

  private ExitCode run() {
    Manifest manifest =
        OutputFolder.requireFinished(options.out(), session.sparkContext().hadoopConfiguration());
    console.progress("reading " + options.out());
    session.sparkContext().setJobDescription("report: read the tables");
    Facts told = new Facts(Redaction.of(session).masked(manifest.content()));
    String page = HtmlPage.of(source(manifest).with(told));
    Path file = options.to().map(Path::new).orElseGet(() -> new Path(options.out(), RunPage.FILE));
    write(file, page);
    console.result("report:    " + file);
    return ExitCode.DONE;
  }

  private ReportSource source(Manifest manifest) {
    Path folder = new Path(options.out());
    String command = manifest.text("command").orElse("hiref");
    return switch (command) {
      case "hiref" -> MapSource.of(session, folder, manifest);
      case "frlc" -> CouplingSource.of(session, folder);
      case "transform" -> MovedSource.of(session, folder);
      case "information", "divergence" -> InformationSource.of(session, folder);
      case "information-plane" ->
          InformationSource.of(
              ReportedPlane.read(session, folder, manifest.configured("order-col")));
      default ->
          throw new JobException(
              ExitCode.USAGE,
              "%s was written by %s, which has no report".formatted(options.out(), command));
    };
  }

  /** A file of Hadoop cannot be renamed onto another. */
  private void write(Path file, String page) {
    try {
      var files = file.getFileSystem(session.sparkContext().hadoopConfiguration());
      Path whole = files.makeQualified(file);
      files.delete(whole, false);
      TextFile.write(files, whole, page);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
