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
import picocli.CommandLine.Spec;

/** {@code remblai plan}: the same as {@code hiref --dry-run}. */
@Command(
    sortOptions = false,
    abbreviateSynopsis = true,
    name = "plan",
    header =
        "Say what hiref would do with the same options; reads schemas and counts, writes nothing.")
final class PlanCommand implements Callable<Integer>, CheckedArguments {

  @Spec CommandSpec spec;

  @Mixin HirefArguments arguments;

  private Optional<HirefOptions> options = Optional.empty();

  @Override
  public void check(Problems problems) {
    options = arguments.read(true, problems);
  }

  @Override
  public Integer call() {
    return HirefJob.run(options.orElseThrow(), false, Console.of(spec)).code();
  }
}
