package io.remblai.bench.info;

import com.fasterxml.jackson.databind.JsonNode;
import io.remblai.bench.MarkdownTable;
import io.remblai.info.task.BmiTask;
import io.remblai.info.task.BmiTask.Sample;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The 40 distributions of known information beside what estimators find in samples of them. */
final class TaskTable {

  private static final double NEAR = 0.04;

  private final InformationArguments arguments;
  private final List<TaskEstimator> estimators;
  private final int[] near;
  private final int[] made;
  private final double[] seconds;

  TaskTable(InformationArguments arguments) {
    this.arguments = arguments;
    this.estimators =
        arguments.estimators.stream()
            .map(name -> TaskEstimator.find(name, arguments.queries).orElseThrow())
            .toList();
    this.near = new int[estimators.size()];
    this.made = new int[estimators.size()];
    this.seconds = new double[estimators.size()];
  }

  /** Prints the table of one sample size. */
  void print(int points, PrintStream results, PrintStream progress) {
    results.println(
        ("Information in nats, N = %d: medians over the seeds %s. Coordinates are standardised; those"
                + " under -scores become normal scores. Neighbours are looked for at most %d rows of"
                + " each sample, among all of them. Published: one sample of 5000, KSG 1 with k = 5"
                + " standardised, and the plain Gaussian value.")
            .formatted(points, arguments.seeds, arguments.queries));
    results.println();
    List<String> heading = new ArrayList<>(List.of("task", "exact"));
    estimators.forEach(each -> heading.add(each.name()));
    heading.addAll(List.of("published KSG", "published Gaussian"));
    results.println(MarkdownTable.heading(heading));
    for (BmiTask task : arguments.chosenTasks()) {
      progress.println(task.id() + ", " + points + " points");
      results.println(MarkdownTable.line(row(task, points)));
    }
    results.println(MarkdownTable.line(counts()));
    results.println(MarkdownTable.line(times()));
  }

  private List<String> row(BmiTask task, int points) {
    List<Sample> samples = arguments.seeds.stream().map(seed -> task.sample(points, seed)).toList();
    List<String> row = new ArrayList<>(List.of(task.id(), Written.nats(task.trueNats())));
    for (int e = 0; e < estimators.size(); e++) {
      OptionalDouble median = median(estimators.get(e), samples, e);
      if (median.isPresent()) {
        made[e]++;
        near[e] += Math.abs(median.getAsDouble() - task.trueNats()) <= NEAR ? 1 : 0;
      }
      row.add(median.isPresent() ? Written.nats(median.getAsDouble()) : "");
    }
    JsonNode published = task.definition().required("baseline_on_sample");
    row.add(Written.nats(published.required("ksg1_k5_standardised_nats").asDouble()));
    row.add(Written.nats(published.required("gaussian_mi_nats").asDouble()));
    return row;
  }

  private OptionalDouble median(TaskEstimator estimator, List<Sample> samples, int e) {
    List<Double> values = new ArrayList<>();
    long start = System.nanoTime();
    for (Sample sample : samples) {
      estimator.estimate(sample).ifPresent(values::add);
    }
    seconds[e] += (System.nanoTime() - start) / 1e9;
    return values.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Written.median(values));
  }

  private List<String> counts() {
    List<String> row = new ArrayList<>(List.of("within " + NEAR + " of exact", ""));
    for (int e = 0; e < near.length; e++) {
      row.add(near[e] + " of " + made[e]);
    }
    row.addAll(List.of("", ""));
    return row;
  }

  private List<String> times() {
    List<String> row = new ArrayList<>(List.of("seconds, all seeds", ""));
    for (double each : seconds) {
      row.add(Written.seconds(each));
    }
    row.addAll(List.of("", ""));
    return row;
  }
}
