package io.remblai.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The DAGs of {@code jobs/airflow} as Python sees them, under a stub of Airflow.
 *
 * @param python an interpreter that has Jinja
 */
record PythonDags(String python) {

  private static final String SCRIPT = "src/test/python/show_dags.py";

  /** With the first interpreter of this machine that has Jinja; empty if there is none. */
  static Optional<PythonDags> find() {
    return Stream.of("python3", "/usr/bin/python3")
        .filter(PythonDags::hasJinja)
        .findFirst()
        .map(PythonDags::new);
  }

  private static boolean hasJinja(String python) {
    try {
      return run(List.of(python, "-c", "import jinja2"), Map.of()).code() == 0;
    } catch (UncheckedIOException noSuchProgram) {
      return false;
    }
  }

  /**
   * All DAGs under one line of Airflow.
   *
   * @param airflow 2 or 3
   * @param environment as the scheduler's
   * @param params {@code dag.param=JSON} each
   */
  JsonNode show(int airflow, Map<String, String> environment, String... params) {
    CommandLineRun run = tryShow(airflow, environment, params);
    if (run.code() != 0) {
      throw new AssertionError(run.all());
    }
    try {
      return new ObjectMapper().readTree(run.out());
    } catch (IOException e) {
      throw new UncheckedIOException(run.all(), e);
    }
  }

  /** The same, whatever comes of it. */
  CommandLineRun tryShow(int airflow, Map<String, String> environment, String... params) {
    List<String> command = new ArrayList<>(List.of(python, "-B", SCRIPT, String.valueOf(airflow)));
    command.addAll(List.of(params));
    return run(command, environment);
  }

  /** The arguments that a task would give to spark-submit behind the jar. */
  static String[] arguments(JsonNode dag, String task) {
    List<String> words = new ArrayList<>();
    dag.at("/tasks/" + task + "/arguments").forEach(word -> words.add(word.asText()));
    return words.toArray(String[]::new);
  }

  /** Runs a program of this machine. */
  static CommandLineRun run(List<String> command, Map<String, String> environment) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    try {
      Path errors = Files.createTempFile("python", ".err");
      Process process = builder.redirectError(errors.toFile()).start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      String err = Files.readString(errors);
      Files.delete(errors);
      return new CommandLineRun(code, out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
