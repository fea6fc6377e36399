package io.remblai.report;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Chromium without a window.
 *
 * @param program its file
 */
public record Browser(String program) {

  private static final int MOST_SECONDS = 120;

  /**
   * What the browser made of a page.
   *
   * @param document without its scripts
   * @param console what was logged
   */
  public record Opened(String document, List<String> console) {

    /** Fails unless every chart was drawn and nothing was complained of. */
    public void assertDrawn() {
      assertTrue(console.isEmpty(), () -> "the console says " + console);
      assertTrue(
          Pattern.compile("data-drawn=\"([1-9][0-9]*) of \\1, 0 failed\"").matcher(document).find(),
          "not all charts were drawn");
    }
  }

  /**
   * The browser of this machine. Where there is none the test is left out, or fails if the
   * environment has REMBLAI_REQUIRE_TOOLS.
   */
  public static Browser find() {
    Optional<String> program =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .flatMap(
                place ->
                    Stream.of("chromium", "chromium-browser").map(name -> Path.of(place, name)))
            .filter(Files::isExecutable)
            .map(Path::toString)
            .findFirst();
    String missing = "there is no chromium on the PATH; apt-get install chromium";
    if (program.isEmpty() && System.getenv("REMBLAI_REQUIRE_TOOLS") != null) {
      fail(missing + ", or unset REMBLAI_REQUIRE_TOOLS to leave this test out");
    }
    assumeTrue(program.isPresent(), missing);
    return new Browser(program.orElseThrow());
  }

  /**
   * Opens a file and waits until its scripts are done.
   *
   * @param folder for profile and output
   */
  public Opened open(Path file, Path folder) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                program,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--user-data-dir=" + folder.resolve("profile"),
                "--enable-logging=stderr",
                "--virtual-time-budget=5000",
                "--window-size=1000,900",
                "--dump-dom",
                file.toUri().toString()));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      assertTrue(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS), "chromium does not end");
    } finally {
      process.destroyForcibly();
    }
    String document =
        Pattern.compile("<script.*?</script>", Pattern.DOTALL).matcher(text(out)).replaceAll("");
    return new Opened(document, text(err).lines().filter(l -> l.contains("CONSOLE")).toList());
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
