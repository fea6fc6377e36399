package io.remblai.job.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RedactionTest {

  private static final String MASK = "*********(redacted)";

  private static Redaction usual() {
    return new Redaction("(?i)secret|password|token|access[.]?key", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s3a://KEY:hun/ter2@bucket/a b | s3a://KEY:hun/ter2@bucket/a b",
        "s3a://KEY:hunter2@bucket/a b | s3a://KEY:MASK@bucket/a b",
        "at hdfs://u:p@w@host:9000/x: no | at hdfs://u:MASK@host:9000/x: no",
        "jdbc:x://h/d?user=a&password=hunter2&b=c | jdbc:x://h/d?user=a&password=MASK&b=c",
        "wasb://c@h/x?sig=1&Signature=hunter2 | wasb://c@h/x?sig=1&Signature=MASK",
        "a;AccessKey=hunter2;b | a;AccessKey=MASK;b",
        "hdfs://host:9000/a@b | hdfs://host:9000/a@b",
        "--seed is 'one' | --seed is 'one'"
      })
  void secretsInUrlsAreMasked(String text, String shown) {
    assertEquals(shown.replace("MASK", MASK), Redaction.ofUrls(text));
  }

  @Test
  void namesOfSettingsDecideAndSoDoTexts() {
    Redaction redaction = new Redaction("(?i)secret|seed", "hunter\\d");
    assertEquals(
        Map.of("seed", MASK, "cost", "w", "out", "/a/" + MASK + "/b"),
        redaction.settings(Map.of("seed", "7", "cost", "w", "out", "/a/hunter2/b")));
    assertEquals(Map.of("seed", "7"), usual().settings(Map.of("seed", "7")));
    assertEquals(Map.of("api-token", MASK), usual().settings(Map.of("api-token", "x")));
  }

  @Test
  void aPatternThatIsNoneIsRefused() {
    JobException refusal = assertThrows(JobException.class, () -> new Redaction("(", ""));
    assertEquals(ExitCode.USAGE, refusal.exitCode());
    assertTrue(refusal.getMessage().contains("spark.redaction"), refusal.getMessage());
  }

  @Test
  void failuresShowNoSecrets() {
    Exception failure = new IllegalStateException("cannot reach s3a://KEY:hunter2@bucket/a");
    assertEquals("cannot reach s3a://KEY:" + MASK + "@bucket/a", FailureMessage.of(failure));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u001b[2Jb", "a\rb", "a\u202eb", "a\u0000b", "a\u200bb", "a\ud800b"})
  void hiddenLettersAreShownByNumber(String text) {
    String shown = Printable.text(text);
    assertTrue(shown.matches("a\\\\u[0-9a-f]{4}.*b"), shown);
    assertEquals(shown, Printable.line(text));
  }

  @Test
  void otherLettersAreShownAsTheyAre() {
    assertEquals("größe 日本 𝔘 'x'\n%s", Printable.text("größe 日本 𝔘 'x'\n%s"));
    assertEquals("a\\u000ab", Printable.line("a\nb"));
  }

  @Test
  void textsUnderSecretKeysAreMaskedHoweverDeepTheyAre() {
    Map<String, Object> content =
        Map.of("configuration", Map.of("jdbc-PassWord", "hunter2", "seed", "7"), "tokens", 5L);
    assertEquals(
        Map.of("configuration", Map.of("jdbc-PassWord", MASK, "seed", "7"), "tokens", 5L),
        usual().masked(content));
  }

  @Test
  void valuesAreNotMaskedForWhatTheySay() {
    Map<String, Object> content = Map.of("label-cols", "token,next");
    assertEquals(content, usual().masked(content));
  }

  @Test
  void passwordsOfLocationsAreMaskedWhereverTheyStand() {
    assertEquals(
        Map.of(
            "source",
            "s3a://me:" + MASK + "@bucket/a@b",
            "warnings",
            List.of("state s3a://me:" + MASK + "@x and hdfs://host:8020/a:b@c")),
        usual()
            .masked(
                Map.of(
                    "source",
                    "s3a://me:hunter2@bucket/a@b",
                    "warnings",
                    List.of("state s3a://me:hunter2@x and hdfs://host:8020/a:b@c"))));
  }
}
