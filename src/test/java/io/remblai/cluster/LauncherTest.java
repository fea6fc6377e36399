package io.remblai.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code scripts/remblai} hands to an installed Spark: a stand-in that prints its words. */
final class LauncherTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder;

  private Path jar;

  @BeforeEach
  void installSpark() throws IOException {
    Path bin = Files.createDirectories(folder.resolve("spark/bin"));
    Files.createDirectories(folder.resolve("spark/jars"));
    Path submit = bin.resolve("spark-submit");
    Files.writeString(submit, "#!/bin/sh\nprintf '<%s>\\n' \"$@\"\nexit \"${CODE:-0}\"\n");
    Files.setPosixFilePermissions(submit, PosixFilePermissions.fromString("rwxr-xr-x"));
    jar = Files.createFile(folder.resolve("any.jar"));
  }

  private FinishedProcess launch(Map<String, String> more, String... words)
      throws InterruptedException {
    Map<String, String> environment = new TreeMap<>(more);
    environment.put("SPARK_HOME", folder.resolve("spark").toString());
    environment.put("REMBLAI_JAR", jar.toString());
    return RunningProcess.start(environment, "remblai", List.of(words)).finish(PATIENCE);
  }

  private List<String> expected(List<String> flags, List<String> command) {
    List<String> words = new ArrayList<>(flags);
    words.addAll(List.of("--class", "io.remblai.job.Main", jar.toString()));
    words.addAll(command);
    return words.stream().map(word -> "<" + word + ">").toList();
  }

  @Test
  void flagsOfYarnArePassedOn() throws Exception {
    List<String> flags =
        List.of(
            "--master", "yarn",
            "--deploy-mode", "cluster",
            "--queue", "night runs",
            "--num-executors", "3",
            "--executor-cores", "2",
            "--executor-memory", "6g",
            "--driver-memory", "4g",
            "--principal", "me@REALM",
            "--keytab", "/k/me.keytab",
            "--archives", "a.zip#a",
            "--conf", "spark.yarn.maxAppAttempts=1");
    List<String> command =
        List.of(
            "hiref", "--source", "hdfs:///a b", "--target", "hdfs:///ü*", "--out", "hdfs:///$o");
    List<String> words = new ArrayList<>(flags);
    words.addAll(command);
    FinishedProcess run = launch(Map.of(), words.toArray(String[]::new));
    assertEquals(expected(flags, command), run.lines());
    assertEquals(0, run.exitCode());
  }

  @Test
  void anEqualsSignSeparatesToo() throws Exception {
    FinishedProcess run = launch(Map.of(), "--master=yarn", "--conf=spark.a=b=c", "demo");
    assertEquals(
        expected(List.of("--master", "yarn", "--conf", "spark.a=b=c"), List.of("demo")),
        run.lines());
  }

  @Test
  void whatFollowsTheCommandIsTheCommands() throws Exception {
    FinishedProcess run = launch(Map.of(), "--master", "yarn", "demo", "--master", "local[1]");
    assertEquals(
        expected(List.of("--master", "yarn"), List.of("demo", "--master", "local[1]")),
        run.lines());
  }

  @Test
  void theExitCodeIsThatOfSparkSubmit() throws Exception {
    assertEquals(
        6, launch(Map.of("CODE", "6"), "--master", "yarn", "hiref", "--out", "x").exitCode());
  }

  @Test
  void aFlagWithoutValueIsRefused() throws Exception {
    FinishedProcess run = launch(Map.of(), "--master");
    assertEquals(2, run.exitCode(), run::text);
    assertTrue(run.text().contains("--master needs a value"), run::text);
  }

  @Test
  void anotherScalaIsRefused() throws Exception {
    Files.createFile(folder.resolve("spark/jars/spark-core_2.12-3.5.1.jar"));
    FinishedProcess run = launch(Map.of(), "--master", "yarn", "demo", "--points", "1");
    assertEquals(2, run.exitCode(), run::text);
    assertTrue(run.text().contains("spark-core_2.12-3.5.1.jar"), run::text);
  }
}
