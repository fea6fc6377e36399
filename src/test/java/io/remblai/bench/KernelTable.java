package io.remblai.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs JMH and ends with a Markdown table of ratios between the benchmarks that were run. */
public final class KernelTable {

  private static final List<String> LISTINGS = List.of("-h", "-l", "-lp", "-lprof", "-lrf");

  /** Each against the other that follows, same parameters. */
  private static final String[][] PAIRS = {
    {"distances", "sgemm"},
    {"euclidean", "sgemm"},
    {"least", "distances"},
    {"leastAgain", "distances"},
    {"leastDistance", "distances"},
    {"fromPrevious", "cold"},
  };

  /** Times by benchmark, twin (or nothing) and the other parameters. */
  private final Map<String, Double> times = new TreeMap<>();

  private KernelTable() {}

  /** With the options of JMH. */
  public static void main(String[] args) throws Exception {
    if (Arrays.stream(args).anyMatch(LISTINGS::contains)) {
      org.openjdk.jmh.Main.main(args);
      return;
    }
    OptionsBuilder options = new OptionsBuilder();
    options.parent(new CommandLineOptions(args));
    if (BlasBenchmark.nativeBlas().isEmpty()) {
      System.out.println(BlasBenchmark.MISSING);
      options.exclude("BlasBenchmark");
    }
    KernelTable table = new KernelTable();
    table.take(new Runner(options.build()).run());
    table.print();
  }

  private void take(Collection<RunResult> results) {
    for (RunResult result : results) {
      BenchmarkParams params = result.getParams();
      String benchmark = params.getBenchmark();
      String name = benchmark.substring(benchmark.lastIndexOf('.') + 1);
      String twin = "";
      StringBuilder others = new StringBuilder();
      for (String key : params.getParamsKeys()) {
        if (key.equals("twin")) {
          twin = params.getParam(key);
        } else {
          others.append(key).append(' ').append(params.getParam(key));
        }
      }
      times.put(key(name, twin, others), result.getPrimaryResult().getScore());
    }
  }

  private static String key(String name, String twin, CharSequence others) {
    return name + "|" + twin + "|" + others;
  }

  private void print() {
    System.out.println();
    System.out.println("| kernel | against | parameters | time / time |");
    System.out.println("| --- | --- | --- | ---: |");
    for (String key : times.keySet()) {
      String[] parts = key.split("\\|", -1);
      if (parts[1].equals("VECTOR")) {
        row(parts[0], "plain twin", parts[2], key, key(parts[0], "PLAIN", parts[2]));
      }
    }
    for (String[] pair : PAIRS) {
      for (String key : times.keySet()) {
        String[] parts = key.split("\\|", -1);
        if (parts[0].equals(pair[0]) && !parts[1].equals("PLAIN")) {
          row(parts[0], pair[1], parts[2], key, key(pair[1], parts[1], parts[2]));
          if (!parts[1].isEmpty()) {
            row(parts[0], pair[1], parts[2], key, key(pair[1], "", parts[2]));
          }
        }
      }
    }
  }

  /** Nothing where one of the two was not run. */
  private void row(String name, String against, String parameters, String key, String otherKey) {
    Double time = times.get(key);
    Double other = times.get(otherKey);
    if (time != null && other != null && !key.equals(otherKey)) {
      System.out.printf("| %s | %s | %s | %.2f |%n", name, against, parameters, time / other);
    }
  }
}
