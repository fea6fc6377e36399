package io.remblai.job;

import io.remblai.job.argument.CheckedArguments;
import io.remblai.job.argument.Problems;
import io.remblai.job.info.plane.PlaneJob;
import io.remblai.job.info.plane.PlaneOptions;
import io.remblai.job.process.Console;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code remblai information-plane}: collects arguments; the work is {@link PlaneJob}'s. */
@Command(
    sortOptions = false,
    abbreviateSynopsis = true,
    name = "information-plane",
    header = "What vectors know about input and output labels, group by group, and what bounds it.",
    footer = {
      "",
      "Writes <out>/plane, bound, estimates, reference_points, rejects (Parquet), metrics.json and,"
          + " last, _manifest.json.",
      "Example: remblai information-plane --input states.parquet --label-cols token,next"
          + " --label-pairs token:next --group-cols layer,checkpoint --order-col checkpoint --out"
          + " plane"
    })
final class PlaneCommand implements Callable<Integer>, CheckedArguments {

  @Spec CommandSpec spec;

  @Mixin PlaneArguments arguments;

  @Mixin ReportArguments report;

  private Optional<PlaneOptions> options = Optional.empty();

  @Override
  public void check(Problems problems) {
    options = arguments.read(problems);
  }

  @Override
  public Integer call() {
    return PlaneJob.run(options.orElseThrow(), report.wanted(), Console.of(spec)).code();
  }
}
