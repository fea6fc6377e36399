package io.remblai.job;

import io.remblai.job.argument.CheckedArguments;
import io.remblai.job.argument.Problems;
import io.remblai.job.divergence.DivergenceJob;
import io.remblai.job.divergence.DivergenceOptions;
import io.remblai.job.process.Console;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code remblai divergence}: collects arguments; the work is {@link DivergenceJob}'s. */
@Command(
    sortOptions = false,
    abbreviateSynopsis = true,
    name = "divergence",
    header = "How far two tables of vectors are from each other, group by group.",
    footer = {
      "",
      "Writes <out>/estimates, rejects (Parquet), metrics.json and, last, _manifest.json.",
      "Example: remblai divergence --source today.parquet --target last-month.parquet"
          + " --group-cols country --id-col id --out drift"
    })
final class DivergenceCommand implements Callable<Integer>, CheckedArguments {

  @Spec CommandSpec spec;

  @Mixin DivergenceArguments arguments;

  @Mixin ReportArguments report;

  private Optional<DivergenceOptions> options = Optional.empty();

  @Override
  public void check(Problems problems) {
    options = arguments.read(problems);
  }

  @Override
  public Integer call() {
    return DivergenceJob.run(options.orElseThrow(), report.wanted(), Console.of(spec)).code();
  }
}
