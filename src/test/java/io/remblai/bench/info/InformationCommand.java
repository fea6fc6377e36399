package io.remblai.bench.info;

import io.remblai.job.Main;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command under measurement, through the door that users take. */
final class InformationCommand {

  private InformationCommand() {}

  /**
   * Runs it in the session that is there.
   *
   * @param out replaced
   * @throws IllegalStateException if it fails
   */
  static void run(String input, Path out, String... more) {
    List<String> command =
        new ArrayList<>(
            List.of("information", "--input", input, "--out", out.toString(), "--bins", "100"));
    command.addAll(List.of("--mode", "overwrite"));
    command.addAll(List.of(more));
    int code = Main.execute(command.toArray(String[]::new));
    if (code != 0) {
      throw new IllegalStateException(
          "exit code %d of %s".formatted(code, String.join(" ", command)));
    }
  }
}
