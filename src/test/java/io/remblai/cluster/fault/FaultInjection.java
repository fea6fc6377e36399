package io.remblai.cluster.fault;

import io.remblai.cluster.BoxedCluster;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;

/** Entry point of {@code scripts/faults}. */
public final class FaultInjection {

  private static final String BEGIN = "<!-- faults: written by scripts/faults -->";
  private static final String END = "<!-- end of faults -->";

  private final FaultArguments arguments;
  private final PrintStream progress;
  private final OutcomeBook book;

  private FaultInjection(FaultArguments arguments, PrintStream progress) {
    this.arguments = arguments;
    this.progress = progress;
    this.book = new OutcomeBook(arguments.work.resolve("outcomes.tsv"));
  }

  /** Prints the table; ends with 1 if a run did not end as it must. */
  public static void main(String[] args) throws IOException, InterruptedException {
    FaultArguments arguments = new FaultArguments();
    boolean good;
    try {
      new CommandLine(arguments).parseArgs(args);
      arguments.check();
      good = new FaultInjection(arguments, System.err).run(System.out);
    } catch (CommandLine.ParameterException | IllegalArgumentException e) {
      System.err.println("faults: " + e.getMessage());
      System.exit(2);
      return;
    }
    // Threads of Hadoop's client would keep the process.
    System.exit(good ? 0 : 1);
  }

  private boolean run(PrintStream out) throws IOException, InterruptedException {
    Files.createDirectories(arguments.work);
    if (arguments.fresh) {
      book.forgetAll();
    }
    Path folder = arguments.work.resolve("cluster");
    if (arguments.scaling) {
      Scaling.of(arguments.points(), arguments.work.resolve("scaling"), progress)
          .forEach(out::println);
      return true;
    }
    boolean good = inject(folder);
    List<String> table = book.table();
    table.forEach(out::println);
    if (arguments.writeDocs) {
      replaceTable(Path.of("docs", "reliability.md"), table);
    }
    return good;
  }

  private boolean inject(Path folder) throws IOException, InterruptedException {
    List<Fault> faults = arguments.faults();
    Workload workload = new Workload(arguments.points());
    progress.println("starting the cluster; undisturbed runs");
    BoxedCluster cluster = BoxedCluster.start(folder);
    boolean good = true;
    try {
      Playground ground = Playground.of(cluster, workload);
      progress.printf(
          Locale.ROOT,
          "undisturbed: %s, %.0f s%n",
          ground.wanted().pairs(),
          ground.wanted().seconds());
      TrialRunner runner = new TrialRunner(ground, arguments.work.resolve("logs"));
      for (Fault fault : faults) {
        for (long run = 0; run < arguments.runs; run++) {
          Outcome outcome = runner.run(fault, arguments.seed + run);
          book.add(outcome);
          progress.println(outcome.line());
          good &= outcome.good();
        }
      }
    } finally {
      if (!arguments.keep) {
        cluster.close();
      }
    }
    return good;
  }

  /** Puts the table between its two marks. */
  private static void replaceTable(Path file, List<String> table) throws IOException {
    List<String> lines = Files.readAllLines(file);
    int begin = lines.indexOf(BEGIN);
    int end = lines.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException(file + " has no place for the table: " + BEGIN);
    }
    List<String> replaced = new ArrayList<>(lines.subList(0, begin + 1));
    replaced.add("");
    replaced.addAll(table);
    replaced.add("");
    replaced.addAll(lines.subList(end, lines.size()));
    Files.write(file, replaced);
  }
}
