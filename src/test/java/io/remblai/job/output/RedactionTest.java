package io.remblai.job.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RedactionTest {

  private static final Redaction REDACTION = new Redaction(Pattern.compile("(?i)password|token"));

  @Test
  void textsUnderSecretKeysAreMaskedHoweverDeepTheyAre() {
    Map<String, Object> content =
        Map.of("configuration", Map.of("jdbc-PassWord", "hunter2", "seed", "7"), "tokens", 5L);
    assertEquals(
        Map.of("configuration", Map.of("jdbc-PassWord", Redaction.MASK, "seed", "7"), "tokens", 5L),
        REDACTION.masked(content));
  }

  @Test
  void valuesAreNotMaskedForWhatTheySay() {
    Map<String, Object> content = Map.of("label-cols", "token,next");
    assertEquals(content, REDACTION.masked(content));
  }

  @Test
  void passwordsOfLocationsAreMaskedWhereverTheyStand() {
    assertEquals(
        Map.of(
            "source",
            "s3a://me:" + Redaction.MASK + "@bucket/a@b",
            "warnings",
            List.of("state s3a://me:" + Redaction.MASK + "@x and hdfs://host:8020/a:b@c")),
        REDACTION.masked(
            Map.of(
                "source",
                "s3a://me:hunter2@bucket/a@b",
                "warnings",
                List.of("state s3a://me:hunter2@x and hdfs://host:8020/a:b@c"))));
  }
}
