package io.remblai.job;

import io.remblai.job.argument.CheckedArguments;
import io.remblai.job.argument.Problems;
import io.remblai.job.frlc.FrlcJob;
import io.remblai.job.frlc.FrlcJobOptions;
import io.remblai.job.process.Console;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code remblai frlc}: collects arguments; the work is {@link FrlcJob}'s. */
@Command(
    sortOptions = false,
    abbreviateSynopsis = true,
    name = "frlc",
    header =
        "Couple two clouds softly through few components (Factor Relaxation with Latent Coupling).",
    footer = {
      "",
      "Writes <out>/q, r, t, objective, rejects (Parquet), metrics.json and, last, _manifest.json.",
      "Example: remblai frlc --source a.parquet --target b.parquet --rank 16 --out coupling"
    })
final class FrlcCommand implements Callable<Integer>, CheckedArguments {

  @Spec CommandSpec spec;

  @Mixin FrlcArguments arguments;

  @Mixin ReportArguments report;

  @Option(
      names = "--dry-run",
      order = 40,
      description = "Read schemas and counts, print the plan, write nothing.")
  boolean dryRun;

  private Optional<FrlcJobOptions> options = Optional.empty();

  @Override
  public void check(Problems problems) {
    options = arguments.read(dryRun, problems);
  }

  @Override
  public Integer call() {
    return FrlcJob.run(options.orElseThrow(), report.wanted(), Console.of(spec)).code();
  }
}
