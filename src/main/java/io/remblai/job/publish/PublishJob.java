package io.remblai.job.publish;

import io.remblai.job.output.Manifest;
import io.remblai.job.output.OutputFolder;
import io.remblai.job.process.Console;
import io.remblai.job.process.ExitCode;
import io.remblai.job.process.JobException;
import io.remblai.job.process.SessionScope;
import io.remblai.spark.LiteralPaths;
import io.remblai.spark.sink.CatalogSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Replaces the rows of a catalog's table by those of a finished output, in one commit. Reads the
 * files that the manifest lists, so that an output that is replaced meanwhile is never taken for
 * another.
 */
public final class PublishJob {

  private static final String PARQUET = ".parquet";

  private final SparkSession session;
  private final PublishOptions options;
  private final Console console;

  private PublishJob(SparkSession session, PublishOptions options, Console console) {
    this.session = session;
    this.options = options;
    this.console = console;
  }

  /** Publishes in the session that is there or in one of its own. */
  public static ExitCode run(PublishOptions options, Console console) {
    try (SessionScope scope = SessionScope.open("remblai publish", console)) {
      return new PublishJob(scope.session(), options, console).run();
    }
  }

  private ExitCode run() {
    Manifest manifest = succeeded();
    String result = options.result().orElseGet(() -> usual(manifest));
    Dataset<Row> rows = rows(manifest, result);
    session.sparkContext().setJobDescription("publish: look at table:" + options.table());
    CatalogSink sink = new CatalogSink(session, options.table());
    String mark = mark(manifest, result);
    if (sink.holds(mark)) {
      console.result(
          "table:%s holds %s of run %s already, nothing was done"
              .formatted(options.table(), result, manifest.runId()));
      return ExitCode.DONE;
    }
    OptionalLong before = sink.snapshot();
    console.progress("replacing rows of table:" + options.table());
    session.sparkContext().setJobDescription("publish: replace rows of table:" + options.table());
    sink.replace(rows, options.part(), mark);
    console.result(
        String.format(
            Locale.ROOT,
            "table:%s: %,d rows, %s of run %s%s%s",
            options.table(),
            rows.count(),
            result,
            manifest.runId(),
            told(", snapshot ", sink.snapshot()),
            told(", before it ", before)));
    return ExitCode.DONE;
  }

  private static String told(String what, OptionalLong snapshot) {
    return snapshot.isPresent() ? what + snapshot.getAsLong() : "";
  }

  private Manifest succeeded() {
    Manifest manifest =
        OutputFolder.requireFinished(options.out(), session.sparkContext().hadoopConfiguration());
    if (!manifest.succeeded()) {
      throw new JobException(
          ExitCode.GATE_FAILED,
          options.out()
              + " is above the --fail-if-gap-above of its run and is not published to a table; run"
              + " it again with a greater one");
    }
    return manifest;
  }

  /** The table that the command of an output is for. */
  private static String usual(Manifest manifest) {
    return switch (manifest.text("command").orElse("hiref")) {
      case "hiref" -> "pairs";
      case "frlc" -> "q";
      case "transform" -> "mapped";
      case "information-plane" -> "plane";
      default -> "estimates";
    };
  }

  private Dataset<Row> rows(Manifest manifest, String result) {
    List<String> files = new ArrayList<>();
    for (String file : manifest.files().keySet()) {
      if (tableOf(file).equals(Optional.of(result))) {
        files.add(new Path(options.out(), file).toString());
      }
    }
    if (files.isEmpty()) {
      throw new JobException(
          ExitCode.USAGE,
          "--result %s: %s holds no such table; its tables are %s"
              .formatted(result, options.out(), String.join(", ", tables(manifest))));
    }
    return LiteralPaths.reader(session).parquet(files.toArray(String[]::new));
  }

  private static Set<String> tables(Manifest manifest) {
    Set<String> tables = new TreeSet<>();
    manifest.files().keySet().forEach(file -> tableOf(file).ifPresent(tables::add));
    return tables;
  }

  /** The table that a file of the output belongs to. */
  private static Optional<String> tableOf(String file) {
    int end = file.indexOf('/');
    return end > 0 && file.endsWith(PARQUET)
        ? Optional.of(file.substring(0, end))
        : Optional.empty();
  }

  /** What tells the rows of this commit from all others. */
  private String mark(Manifest manifest, String result) {
    String part = options.part().map(p -> " " + p.column() + "=" + p.value()).orElse("");
    return manifest.runId() + " " + result + part;
  }
}
