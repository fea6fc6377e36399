package io.remblai.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A script of this folder that prints one JSON object, run by {@code python3} on one thread.
 *
 * @param name of the file
 * @param log what python3 writes to standard error
 */
public record PythonScript(String name, Path log) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What the script prints.
   *
   * @throws IllegalStateException where there is no python3 or the script fails
   */
  public JsonNode require(List<String> arguments) {
    return run(arguments)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "python3 %s %s failed; see %s".formatted(name, arguments.get(0), log)));
  }

  /** What the script prints; empty where there is no python3 or the script fails. */
  public Optional<JsonNode> run(List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("python3", file().toString()));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    for (String pool : List.of("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")) {
      builder.environment().put(pool, "1");
    }
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      return Optional.empty(); // no python3
    }
    try {
      byte[] printed = process.getInputStream().readAllBytes();
      return process.waitFor() == 0 ? Optional.of(JSON.readTree(printed)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read what " + name + " prints", e);
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while python3 ran", e);
    }
  }

  private Path file() {
    try {
      return Path.of(Objects.requireNonNull(PythonScript.class.getResource(name), name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(name + " is not a file", e);
    }
  }
}
