package io.remblai.job;

import io.remblai.job.argument.CommonArguments;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command tree. */
final class Commands {

  /** The command of all commands; does nothing by itself. */
  @Command(
      name = "remblai",
      header = "One-to-one maps and low-rank couplings between tables of vectors, on Apache Spark.",
      synopsisSubcommandLabel = "COMMAND",
      footerHeading = "%nExit codes:%n",
      footer = {
        "  0  done",
        "  1  failed",
        "  2  wrong arguments or configuration",
        "  3  input refused",
        "  4  finished, but the gap is above --fail-if-gap-above",
        "  5  the output exists",
        "  6  cannot resume: other inputs or settings"
      })
  static final class Root {
    @Mixin CommonArguments common;
  }

  private Commands() {}

  /** A fresh tree that prints to the given writers. */
  static CommandLine root(PrintWriter out, PrintWriter err) {
    CommandLine root =
        new CommandLine(new Root())
            .addSubcommand("hiref", new HirefCommand())
            .addSubcommand("frlc", new FrlcCommand())
            .addSubcommand("information", new InformationCommand())
            .addSubcommand("information-plane", new PlaneCommand())
            .addSubcommand("divergence", new DivergenceCommand())
            .addSubcommand("transform", new TransformCommand())
            .addSubcommand("verify", new VerifyCommand())
            .addSubcommand("report", new ReportCommand())
            .addSubcommand("publish", new PublishCommand())
            .addSubcommand("plan", new PlanCommand())
            .addSubcommand("demo", new DemoCommand())
            .addSubcommand("version", new VersionCommand());
    root.setOut(out).setErr(err).setUsageHelpAutoWidth(false).setUsageHelpWidth(110);
    collectErrors(root);
    root.getSubcommands().values().forEach(Commands::collectErrors);
    return root;
  }

  private static void collectErrors(CommandLine command) {
    command.getCommandSpec().parser().collectErrors(true);
    command.setExpandAtFiles(false); // @FILE is a text like others
  }
}
