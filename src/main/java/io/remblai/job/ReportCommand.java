package io.remblai.job;

import io.remblai.job.argument.ArgumentValues;
import io.remblai.job.argument.CheckedArguments;
import io.remblai.job.argument.CommonArguments;
import io.remblai.job.argument.Problems;
import io.remblai.job.process.Console;
import io.remblai.job.report.ReportJob;
import io.remblai.job.report.ReportOptions;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code remblai report}: collects arguments; the work is {@link ReportJob}'s. */
@Command(
    sortOptions = false,
    abbreviateSynopsis = true,
    name = "report",
    header = "Make report.html of a finished output again.",
    footer = {
      "",
      "For outputs of hiref, frlc, transform, information, information-plane and divergence. Where the tables",
      "that hiref mapped are gone, the points are not shown."
    })
final class ReportCommand implements Callable<Integer>, CheckedArguments {

  @Spec CommandSpec spec;

  @Mixin CommonArguments common;

  @Parameters(index = "0", paramLabel = "OUT", description = "Folder of the finished output.")
  String out;

  @Option(
      names = "--to",
      order = 1,
      paramLabel = "FILE",
      description = "File to write. Default: report.html in the folder.")
  String to;

  @Override
  public void check(Problems problems) {
    ArgumentValues values = new ArgumentValues(problems);
    values.present("OUT", out);
    values.present("--to", to);
  }

  @Override
  public Integer call() {
    ReportOptions options =
        new ReportOptions(out.strip(), Optional.ofNullable(to).map(String::strip));
    return ReportJob.run(options, Console.of(spec)).code();
  }
}
