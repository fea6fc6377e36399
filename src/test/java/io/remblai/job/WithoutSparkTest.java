package io.remblai.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Help and refusals must come at once, on a machine without Spark too: fresh JVMs without it. */
final class WithoutSparkTest {

  private record Answer(int code, String text) {}

  /** Our classes and picocli; nothing else. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.endsWith("classes") || entry.contains("picocli"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Answer run(String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", classPath(), "-XX:TieredStopAtLevel=1"));
    command.add(Main.class.getName());
    command.addAll(List.of(args));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Answer(process.waitFor(), text);
  }

  @Test
  void helpNeedsNoSpark() throws Exception {
    Answer answer = run("hiref", "--help");
    assertEquals(0, answer.code(), answer.text());
    assertTrue(answer.text().contains("--leaf-size"), answer.text());
  }

  @Test
  void couplingsAreExplainedWithoutSparkToo() throws Exception {
    Answer answer = run("frlc", "--help");
    assertEquals(0, answer.code(), answer.text());
    assertTrue(answer.text().contains("--tau-outer"), answer.text());
    Answer refused = run("frlc", "--sorce", "a", "--alpha", "x");
    assertEquals(2, refused.code(), refused.text());
  }

  @Test
  void refusalsNeedNoSpark() throws Exception {
    Answer answer = run("hiref", "--sorce", "a", "--seed", "x");
    assertEquals(2, answer.code(), answer.text());
    assertTrue(answer.text().contains("did you mean --source?"), answer.text());
  }

  @Test
  void withoutSparkTheAnswerIsOneLine() throws Exception {
    Answer answer = run("hiref", "--source", "a", "--target", "b", "--out", "c");
    assertEquals(1, answer.code(), answer.text());
    assertTrue(answer.text().contains("Spark is not on the class path"), answer.text());
  }
}
