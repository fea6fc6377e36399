package io.remblai.job.hiref;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.job.CommandLineRun;
import io.remblai.job.TwoClouds;
import io.remblai.spark.LiteralPaths;
import io.remblai.spark.SharedSpark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders of any name for input and output: they mean themselves. */
@Tag("spark")
final class HardPathsTest {

  private static final int POINTS = 8;

  @TempDir Path folder;

  private static CommandLineRun hiref(String source, String target, String out) {
    return CommandLineRun.of(
        "hiref",
        "--source=" + source,
        "--target=" + target,
        "--out=" + out,
        "--certify=none",
        "--checkpoint=every-stage",
        "--rematch-rounds=0");
  }

  private static long pairs(Path out) throws IOException {
    try (var files = Files.list(out.resolve("pairs"))) {
      String[] parts =
          files
              .filter(file -> file.toString().endsWith(".parquet"))
              .map(Path::toString)
              .toArray(String[]::new);
      return LiteralPaths.reader(SharedSpark.session()).parquet(parts).count();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[a] {b,c} it's \"q\" größe 日本 %20 %2F a&b=c;e #1 $HOME `x` ~",
        "x*y?",
        "a\\b",
        "x/../y z"
      })
  void everyNameMeansItself(String name) throws IOException {
    Path place = Files.createDirectories(folder.resolve(name.split("/", 2)[0]));
    Files.createDirectories(folder.resolve(name).normalize());
    // What the pattern would match, were the name taken for one.
    for (String other : List.of("a", "b", "xay1", "x y")) {
      Files.createDirectories(folder.resolve(other).resolve("a"));
    }
    TwoClouds.write(SharedSpark.session(), folder.resolve(name).normalize(), POINTS, 2);
    String typed = folder + "/" + name;
    Path out = folder.resolve(name).normalize().resolve("map " + place.getFileName());
    CommandLineRun run = hiref(typed + "/a", typed + "/b", out.toString());
    assertEquals(0, run.code(), run::all);
    assertEquals(POINTS, pairs(out));
    CommandLineRun verified = CommandLineRun.of("verify", "--out=" + out);
    assertEquals(0, verified.code(), verified::all);
  }

  @Test
  void aPatternOfSeveralInputsIsStillOne() throws IOException {
    TwoClouds.write(SharedSpark.session(), folder.resolve("part1"), POINTS, 2);
    TwoClouds clouds = TwoClouds.write(SharedSpark.session(), folder.resolve("b"), POINTS, 2);
    Path out = folder.resolve("map");
    CommandLineRun run = hiref(folder + "/part*/a", clouds.target(), out.toString());
    assertEquals(0, run.code(), run::all);
    assertEquals(POINTS, pairs(out));
  }

  @Test
  void secretsInNamesOfInputsAreInNoFileAndNoLine() throws IOException {
    Path secret = folder.resolve("in?password=hunter2");
    TwoClouds clouds = TwoClouds.write(SharedSpark.session(), secret, POINTS, 2);
    Path out = folder.resolve("map");
    CommandLineRun run = hiref(clouds.source(), clouds.target(), out.toString());
    assertEquals(0, run.code(), run::all);
    assertFalse(run.all().contains("hunter2"), run::all);
    try (var files = Files.list(out)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertFalse(
            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("hunter2"),
            file::toString);
      }
    }
    CommandLineRun asked = CommandLineRun.of("verify", "--out=" + out);
    assertEquals(2, asked.code(), asked::all);
    assertTrue(asked.err().contains("say --source TABLE"), asked::all);
  }
}
