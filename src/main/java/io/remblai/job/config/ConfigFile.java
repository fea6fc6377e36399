package io.remblai.job.config;

import io.remblai.job.argument.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a file of lines {@code key = value}; empty lines and those that start with # say nothing.
 */
final class ConfigFile {

  /** All options of a command with their descriptions take a hundredth of it. */
  private static final int MOST_BYTES = 1 << 20;

  /** What some editors put before a text. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private ConfigFile() {}

  /** Its settings by key; what cannot be understood becomes problems. */
  static Map<String, Setting> read(String name, Problems problems) {
    Map<String, Setting> settings = new HashMap<>();
    List<String> lines = lines(name, problems);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String origin = name + ", line " + (i + 1);
      int equals = line.indexOf('=');
      if (equals < 1) {
        problems.add(origin + ": '" + line + "' is not of the form key = value");
        continue;
      }
      String key = line.substring(0, equals).strip();
      Setting earlier =
          settings.put(key, new Setting(key, line.substring(equals + 1).strip(), origin));
      if (earlier != null) {
        problems.add(origin + ": " + key + " was set before, in " + earlier.origin());
      }
    }
    return settings;
  }

  private static List<String> lines(String name, Problems problems) {
    try (InputStream in = Files.newInputStream(Path.of(name))) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        problems.add(
            "--config %s has more than %d bytes; it must be a text file of lines key = value"
                .formatted(name, MOST_BYTES));
        return List.of();
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith(BYTE_ORDER_MARK)
          ? text.substring(1).lines().toList()
          : text.lines().toList();
    } catch (CharacterCodingException e) {
      problems.add("--config %s is not a text file in UTF-8".formatted(name));
    } catch (IOException | InvalidPathException e) {
      problems.add(
          "--config %s cannot be read (%s); it must be a text file in UTF-8 on the machine of the driver"
              .formatted(name, e.getMessage()));
    }
    return List.of();
  }
}
