package io.remblai.job;

import io.remblai.job.argument.ArgumentValues;
import io.remblai.job.argument.CheckedArguments;
import io.remblai.job.argument.CommonArguments;
import io.remblai.job.argument.Problems;
import io.remblai.job.process.Console;
import io.remblai.job.publish.PublishJob;
import io.remblai.job.publish.PublishOptions;
import io.remblai.spark.sink.CatalogSink.Part;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code remblai publish}: collects arguments; the work is {@link PublishJob}'s. */
@Command(
    sortOptions = false,
    abbreviateSynopsis = true,
    name = "publish",
    header = "Replace the rows of a catalog's table by those of a finished output, in one commit.",
    footer = {
      "",
      "For tables that replace rows in one commit, such as Apache Iceberg's: readers find the old",
      "rows or the new ones. Again with the same output it does nothing.",
      "Example: remblai publish --out map --table lake.db.pairs --part day=2026-11-22"
    })
final class PublishCommand implements Callable<Integer>, CheckedArguments {

  private static final String TABLE = "table:";

  @Spec CommandSpec spec;

  @Mixin CommonArguments common;

  @Option(
      names = "--out",
      required = true,
      order = 1,
      paramLabel = "FOLDER",
      description = "Folder of the finished output.")
  String out;

  @Option(
      names = "--table",
      required = true,
      order = 2,
      paramLabel = "NAME",
      description =
          "The table, qualified and quoted as in SQL; made if it is not there and its catalog can.")
  String table;

  @Option(
      names = "--result",
      order = 3,
      paramLabel = "NAME",
      description =
          "Which table of the output. Default: pairs of hiref, q of frlc, mapped of transform, plane of"
              + " information-plane, estimates of the others.")
  String result;

  @Option(
      names = "--part",
      order = 4,
      paramLabel = "COLUMN=VALUE",
      description =
          "Replace only the rows with this value in this column, which every row gets. Default:"
              + " replace all rows.")
  String part;

  @Override
  public void check(Problems problems) {
    ArgumentValues values = new ArgumentValues(problems);
    values.present("--out", out);
    values.present("--table", table);
    values.present("--result", result);
    values.present("--part", part);
    if (part != null && !part.isBlank() && part.strip().indexOf('=') < 1) {
      problems.add("--part is " + part + ", but must be COLUMN=VALUE");
    }
  }

  @Override
  public Integer call() {
    String name = table.strip();
    PublishOptions options =
        new PublishOptions(
            out.strip(),
            name.startsWith(TABLE) ? name.substring(TABLE.length()) : name,
            Optional.ofNullable(result).map(String::strip),
            Optional.ofNullable(part).map(String::strip).map(PublishCommand::part));
    return PublishJob.run(options, Console.of(spec)).code();
  }

  private static Part part(String text) {
    int end = text.indexOf('=');
    return new Part(text.substring(0, end), text.substring(end + 1));
  }
}
