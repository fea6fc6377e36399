package io.remblai.job.output;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.SparkSession;

/**
 * Masks secrets in what a run tells of itself: texts under keys that Spark would mask too, and
 * passwords within locations.
 *
 * @param keys a key in which this is found has a secret value
 */
public record Redaction(Pattern keys) {

  /** What Spark shows in place of a secret. */
  public static final String MASK = "*********(redacted)";

  private static final String KEY = "spark.redaction.regex";

  /** As Spark has it by itself. */
  private static final String DEFAULT = "(?i)secret|password|token|access[.]?key";

  /** The password in {@code scheme://user:password@host}. */
  private static final Pattern PASSWORD = Pattern.compile("(?<=://)([^/@:\\s]*):[^/@\\s]+@");

  /** By the pattern of the session's configuration. */
  public static Redaction of(SparkSession session) {
    return new Redaction(Pattern.compile(session.conf().get(KEY, DEFAULT)));
  }

  /** A copy of a manifest, or of a part of one, without secrets. */
  public Map<String, Object> masked(Map<?, ?> content) {
    Map<String, Object> masked = new LinkedHashMap<>();
    content.forEach(
        (key, value) -> {
          String name = String.valueOf(key);
          boolean secret = value instanceof String && keys.matcher(name).find();
          masked.put(masked(name), secret ? MASK : value(value));
        });
    return masked;
  }

  private Object value(Object value) {
    if (value instanceof Map<?, ?> map) {
      return masked(map);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(this::value).toList();
    }
    return value instanceof String text ? masked(text) : value;
  }

  /** A text without the passwords of the locations in it. */
  private static String masked(String text) {
    return PASSWORD.matcher(text).replaceAll("$1:" + Matcher.quoteReplacement(MASK) + "@");
  }
}
