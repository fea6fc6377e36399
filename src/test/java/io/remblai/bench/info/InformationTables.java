package io.remblai.bench.info;

import io.remblai.bench.BenchSession;
import io.remblai.bench.PythonScript;
import io.remblai.bench.info.InformationArguments.Section;
import io.remblai.math.Kernels;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;

/** Prints Markdown tables about the estimators: {@code scripts/bench information}. */
public final class InformationTables {

  private final InformationArguments arguments;
  private final PrintStream results;
  private final PrintStream progress;

  private InformationTables(
      InformationArguments arguments, PrintStream results, PrintStream progress) {
    this.arguments = arguments;
    this.results = results;
    this.progress = progress;
  }

  /** Exit code 2 for wrong arguments, 1 for a failure. */
  public static void main(String[] args) throws IOException {
    InformationArguments arguments = new InformationArguments();
    try {
      new CommandLine(arguments).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(args);
      arguments.check();
    } catch (IllegalArgumentException | CommandLine.ParameterException e) {
      System.err.println("bench: " + e.getMessage() + "; --help shows the options");
      System.exit(2);
    }
    PrintStream results = System.out;
    PrintStream progress = System.err;
    Path log = Files.createDirectories(arguments.work).resolve("information.log");
    // What the measured commands print goes to the log, so that the tables stand alone.
    try (PrintStream quiet = new PrintStream(log.toFile(), StandardCharsets.UTF_8)) {
      System.setOut(quiet);
      System.setErr(quiet);
      new InformationTables(arguments, results, progress).run();
    } catch (IllegalStateException e) {
      progress.println("bench: " + e.getMessage() + "; see " + log);
      System.exit(1);
    } finally {
      System.setOut(results);
      System.setErr(progress);
    }
  }

  private void run() throws IOException {
    results.println(
        "%d cores, Java %s, heap of at most %d MB, %s kernels."
            .formatted(
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                Runtime.getRuntime().maxMemory() >> 20,
                Kernels.vectorised() ? "SIMD" : "plain"));
    for (Section section : arguments.sections) {
      results.println();
      switch (section) {
        case TASKS -> tasks();
        case KERNEL -> kernel();
        case NEIGHBORS -> new NeighborTable(arguments.repeats).print(results, progress);
        case JOBS -> jobs();
        case LABELS -> labels();
      }
    }
  }

  private void tasks() {
    for (int points : arguments.points) {
      new TaskTable(arguments).print(points, results, progress);
      results.println();
    }
  }

  private void kernel() {
    PythonScript numpy = new PythonScript("soft_entropy.py", arguments.work.resolve("python.log"));
    new SoftKernelTable(arguments.repeats, numpy).print(results, progress);
  }

  private void jobs() throws IOException {
    try (SparkSession session = BenchSession.open(arguments.work)) {
      new JobTable(session, arguments.work, arguments.repeats)
          .print(arguments.jobTables(), results, progress);
    }
  }

  private void labels() throws IOException {
    try (SparkSession session = BenchSession.open(arguments.work)) {
      new ManyLabelsTable(arguments.work).print(session, arguments.labelRows, results, progress);
    }
  }
}
