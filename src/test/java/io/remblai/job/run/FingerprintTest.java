package io.remblai.job.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class FingerprintTest {

  private static final InputIdentity A =
      new InputIdentity("a", 1, 10, OptionalLong.empty(), "digest of a");
  private static final InputIdentity B =
      new InputIdentity("b", 1, 10, OptionalLong.empty(), "digest of b");
  private static final Map<String, String> SETTINGS =
      Map.of("cost", "cosine", "seed", "1", "out", "o", "mode", "error", "source", "a");

  private static String of(InputIdentity source, InputIdentity target, String version) {
    return Fingerprint.of(Map.of("source", source, "target", target), SETTINGS, version);
  }

  private static String with(String key, String value) {
    Map<String, String> changed = new LinkedHashMap<>(SETTINGS);
    changed.put(key, value);
    return Fingerprint.of(Map.of("source", A, "target", B), changed, "1");
  }

  private final String usual = of(A, B, "1");

  @Test
  void whatChangesTheResultChangesIt() {
    assertNotEquals(usual, with("cost", "euclidean"));
    assertNotEquals(usual, with("seed", "2"));
    assertNotEquals(usual, of(A, B, "2"));
    assertNotEquals(usual, of(B, A, "1"));
  }

  @Test
  void whereTheResultGoesDoesNot() {
    assertEquals(usual, with("out", "elsewhere"));
    assertEquals(usual, with("mode", "resume"));
    assertEquals(usual, with("source", "./a"));
  }
}
