package io.remblai.job;

import io.remblai.job.argument.CheckedArguments;
import io.remblai.job.argument.Problems;
import io.remblai.job.process.Console;
import io.remblai.job.transform.TransformJob;
import io.remblai.job.transform.TransformOptions;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code remblai transform}: collects arguments; the work is {@link TransformJob}'s. */
@Command(
    sortOptions = false,
    abbreviateSynopsis = true,
    name = "transform",
    header = "Apply a finished map to rows that were not there when it was made.",
    footer = {
      "",
      "Writes <out>/mapped, rejects (Parquet), metrics.json, report.html and, last, _manifest.json. The"
          + " tables of the map are read again and must not have changed.",
      "Example: remblai transform --map map --input new.parquet --out moved"
    })
final class TransformCommand implements Callable<Integer>, CheckedArguments {

  @Spec CommandSpec spec;

  @Mixin TransformArguments arguments;

  @Mixin ReportArguments report;

  private Optional<TransformOptions> options = Optional.empty();

  @Override
  public void check(Problems problems) {
    options = arguments.read(problems);
  }

  @Override
  public Integer call() {
    return TransformJob.run(options.orElseThrow(), report.wanted(), Console.of(spec)).code();
  }
}
