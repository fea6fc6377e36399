package io.remblai.bench.info;

import io.remblai.info.task.BmiTask;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Arguments of {@code scripts/bench information}; its usage text is in the script. */
final class InformationArguments {

  @Option(names = "--points", split = ",", defaultValue = "5000")
  List<Integer> points;

  /** The tasks' names or parts of them; empty: all tasks. */
  @Option(names = "--tasks", split = ",")
  List<String> tasks = List.of();

  @Option(
      names = "--estimators",
      split = ",",
      defaultValue =
          "ksg1,ksg1-scores,ksg2,gaussian,gaussian-scores,binned,info-nce,donsker-varadhan,nwj,smile")
  List<String> estimators;

  @Option(names = "--seeds", split = ",", defaultValue = "1,2,3")
  List<Long> seeds;

  @Option(names = "--queries", defaultValue = "5000")
  int queries;

  @Option(names = "--sections", split = ",", defaultValue = "tasks,kernel,neighbors,jobs,labels")
  List<Section> sections;

  /** Sizes of the tables that the job reads, rows x coordinates. */
  @Option(names = "--tables", split = ",", defaultValue = "1000000x64,200000x768")
  List<String> tables;

  /** Rows of the table with very many labels. */
  @Option(names = "--label-rows", defaultValue = "5000000")
  int labelRows;

  @Option(names = "--repeats", defaultValue = "3")
  int repeats;

  @Option(names = "--work", required = true)
  Path work;

  /** What can be measured. */
  enum Section {
    TASKS,
    KERNEL,
    NEIGHBORS,
    JOBS,
    LABELS
  }

  /** Refuses what picocli's types let through. */
  void check() {
    for (int n : points) {
      require(n >= 100, "--points " + n + " must be at least 100");
    }
    for (String part : tasks) {
      require(
          BmiTask.all().stream().anyMatch(task -> task.id().contains(part)),
          "--tasks " + part + ": no task has this in its name");
    }
    for (String name : estimators) {
      Optional<TaskEstimator> found = TaskEstimator.find(name, 2);
      require(
          found.isPresent(),
          "--estimators %s: known are %s, each also with -scores after it"
              .formatted(name, String.join(", ", TaskEstimator.NAMES)));
    }
    for (String size : tables) {
      require(size.matches("[1-9]\\d{0,8}x[1-9]\\d{0,3}"), "--tables " + size + " is not ROWSxD");
    }
    require(!seeds.isEmpty(), "--seeds must name at least one");
    require(queries >= 2, "--queries " + queries + " must be at least 2");
    require(labelRows >= 1_000_000, "--label-rows " + labelRows + " must be at least 1000000");
    require(repeats >= 1, "--repeats " + repeats + " must be at least 1");
  }

  /** The tasks that were asked for. */
  List<BmiTask> chosenTasks() {
    return BmiTask.all().stream()
        .filter(task -> tasks.isEmpty() || tasks.stream().anyMatch(text -> names(text, task)))
        .toList();
  }

  /** The tables that were asked for, with a thousand labels. */
  List<VectorTable> jobTables() {
    return tables.stream()
        .map(size -> size.split("x", -1))
        .map(InformationArguments::table)
        .toList();
  }

  private static VectorTable table(String[] size) {
    return new VectorTable(Long.parseLong(size[0]), Integer.parseInt(size[1]), 1000);
  }

  /** A whole name is that of one task, though it is part of others. */
  private static boolean names(String text, BmiTask task) {
    boolean whole = BmiTask.all().stream().anyMatch(each -> each.id().equals(text));
    return whole ? task.id().equals(text) : task.id().contains(text);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
