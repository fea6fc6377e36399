package io.remblai.job;

import io.remblai.job.argument.CheckedArguments;
import io.remblai.job.argument.Problems;
import io.remblai.job.hiref.HirefJob;
import io.remblai.job.hiref.HirefOptions;
import io.remblai.job.process.Console;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code remblai hiref}: collects arguments; the work is {@link HirefJob}'s. */
@Command(
    sortOptions = false,
    abbreviateSynopsis = true,
    name = "hiref",
    header = "Map one cloud to another, one to one, at least cost (Hierarchical Refinement).",
    footer = {
      "",
      "Writes <out>/pairs, unmatched, rejects, levels (Parquet), metrics.json and, last, _manifest.json.",
      "Example: remblai hiref --source a.parquet --target b.parquet --out map"
    })
final class HirefCommand implements Callable<Integer>, CheckedArguments {

  @Spec CommandSpec spec;

  @Mixin HirefArguments arguments;

  @Mixin ReportArguments report;

  @Option(
      names = "--dry-run",
      order = 19,
      description = "Read schemas and counts, print the plan, write nothing.")
  boolean dryRun;

  private Optional<HirefOptions> options = Optional.empty();

  @Override
  public void check(Problems problems) {
    options = arguments.read(dryRun, problems);
  }

  @Override
  public Integer call() {
    return HirefJob.run(options.orElseThrow(), report.wanted(), Console.of(spec)).code();
  }
}
