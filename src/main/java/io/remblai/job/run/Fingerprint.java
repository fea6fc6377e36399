package io.remblai.job.run;

import io.remblai.job.output.Manifest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;

/** SHA-256 over all that decides the result: two runs of one fingerprint give one result. */
final class Fingerprint {

  private Fingerprint() {}

  /**
   * The fingerprint of a run; the inputs are named by what they hold, not by how they were typed.
   */
  static String of(
      Map<String, InputIdentity> inputs, Map<String, String> configuration, String version) {
    String settings =
        configuration.entrySet().stream()
            .filter(entry -> !Manifest.PLACES.contains(entry.getKey()))
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining("\n"));
    String given =
        inputs.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> entry.getKey() + "=" + entry.getValue().digest())
            .collect(Collectors.joining("\n"));
    return sha256("%s\nversion=%s\n%s".formatted(given, version, settings));
  }

  /** SHA-256 of a text's UTF-8 form, in hexadecimal. */
  static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
