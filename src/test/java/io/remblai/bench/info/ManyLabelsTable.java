package io.remblai.bench.info;

import io.remblai.bench.BenchSession;
import io.remblai.bench.MarkdownTable;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/** A million different labels in a small heap: a process of its own that passes or fails. */
final class ManyLabelsTable {

  private static final int LABELS = 1_000_000;

  private static final int DIM = 16;

  private static final String HEAP = "2g";

  private final Path work;

  ManyLabelsTable(Path work) {
    this.work = work;
  }

  /** The process: {@code main(table, folder, more arguments of the command)}. */
  public static void main(String[] args) throws IOException {
    Path work = Path.of(args[1]);
    String[] more = new String[args.length - 2];
    System.arraycopy(args, 2, more, 0, more.length);
    SparkSession session = BenchSession.open(work);
    try {
      InformationCommand.run(args[0], work.resolve("labels"), more);
    } finally {
      session.close();
    }
  }

  void print(SparkSession session, long rows, PrintStream results, PrintStream progress) {
    results.println(
        ("The command information --estimators soft, m = 100, with %,d different labels in a process"
                + " of its own with a heap of %s, driver and both threads of Spark together; seconds"
                + " from its start.")
            .formatted(LABELS, HEAP));
    results.println();
    results.println(MarkdownTable.heading(List.of("N", "d", "nulls", "result", "seconds")));
    VectorTable table = new VectorTable(rows, DIM, LABELS);
    progress.println(table.toString());
    String path = table.written(session, work);
    for (String nulls : List.of("0", "5")) {
      progress.println("nulls: " + nulls);
      long start = System.nanoTime();
      int code = run(path, "--label-cols", "label", "--nulls", nulls);
      results.println(
          MarkdownTable.line(
              List.of(
                  Written.whole((double) rows),
                  String.valueOf(DIM),
                  nulls,
                  code == 0 ? "passes" : "fails",
                  Written.seconds((System.nanoTime() - start) / 1e9))));
    }
  }

  private int run(String path, String... more) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (!flag.startsWith("-Xm")) {
        command.add(flag);
      }
    }
    command.add("-Xmx" + HEAP);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(ManyLabelsTable.class.getName(), path, work.toString()));
    command.addAll(List.of(more));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(work.resolve("labels.log").toFile()));
    try {
      return builder.start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start java", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while java ran", e);
    }
  }
}
