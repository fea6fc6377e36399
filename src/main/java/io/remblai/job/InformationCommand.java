package io.remblai.job;

import io.remblai.job.argument.CheckedArguments;
import io.remblai.job.argument.Problems;
import io.remblai.job.info.InformationJob;
import io.remblai.job.info.InformationOptions;
import io.remblai.job.process.Console;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code remblai information}: collects arguments; the work is {@link InformationJob}'s. */
@Command(
    sortOptions = false,
    abbreviateSynopsis = true,
    name = "information",
    header = "Entropy of vectors, and what they know about labels or about other vectors.",
    footer = {
      "",
      "Writes <out>/estimates, reference_points, rejects (Parquet), metrics.json and, last,"
          + " _manifest.json.",
      "Example: remblai information --input states.parquet --label-cols token,next"
          + " --group-cols layer --out info"
    })
final class InformationCommand implements Callable<Integer>, CheckedArguments {

  @Spec CommandSpec spec;

  @Mixin InformationArguments arguments;

  @Mixin ReportArguments report;

  private Optional<InformationOptions> options = Optional.empty();

  @Override
  public void check(Problems problems) {
    options = arguments.read(problems);
  }

  @Override
  public Integer call() {
    return InformationJob.run(options.orElseThrow(), report.wanted(), Console.of(spec)).code();
  }
}
