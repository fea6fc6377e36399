package io.remblai.job;

import io.remblai.job.argument.ArgumentValues;
import io.remblai.job.argument.CheckedArguments;
import io.remblai.job.argument.CommonArguments;
import io.remblai.job.argument.Problems;
import io.remblai.job.process.Console;
import io.remblai.job.verify.VerifyJob;
import io.remblai.job.verify.VerifyOptions;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code remblai verify}: collects arguments; the work is {@link VerifyJob}'s. */
@Command(
    sortOptions = false,
    abbreviateSynopsis = true,
    name = "verify",
    header = "Check a finished output against the tables it was made from.",
    footer = {"", "Ends with 0 if every check passes, with 1 otherwise."})
final class VerifyCommand implements Callable<Integer>, CheckedArguments {

  @Spec CommandSpec spec;

  @Mixin CommonArguments common;

  @Option(
      names = "--out",
      required = true,
      order = 1,
      paramLabel = "FOLDER",
      description = "Folder of the output to check.")
  String out;

  @Option(
      names = "--source",
      order = 2,
      paramLabel = "TABLE",
      description = "Where the source table is now. Default: where the manifest says.")
  String source;

  @Option(
      names = "--target",
      order = 3,
      paramLabel = "TABLE",
      description = "Where the target table is now. Default: where the manifest says.")
  String target;

  @Override
  public void check(Problems problems) {
    ArgumentValues values = new ArgumentValues(problems);
    values.present("--out", out);
    values.present("--source", source);
    values.present("--target", target);
  }

  @Override
  public Integer call() {
    VerifyOptions options =
        new VerifyOptions(out.strip(), Optional.ofNullable(source), Optional.ofNullable(target));
    return VerifyJob.run(options, Console.of(spec)).code();
  }
}
