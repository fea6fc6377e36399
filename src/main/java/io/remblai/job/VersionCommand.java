package io.remblai.job;

import io.remblai.job.argument.CommonArguments;
import io.remblai.job.process.ExitCode;
import io.remblai.job.process.ProductVersion;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code remblai version}. */
@Command(name = "version", header = "Print the version.")
final class VersionCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Mixin CommonArguments common;

  @Override
  public Integer call() {
    spec.commandLine().getOut().println("remblai " + ProductVersion.text());
    return ExitCode.DONE.code();
  }
}
