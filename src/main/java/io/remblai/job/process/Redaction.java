package io.remblai.job.process;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.spark.sql.SparkSession;

/**
 * Keeps secrets out of manifests, messages and logs, by the rules that Spark has for its own:
 * {@code spark.redaction.regex} for names of settings, {@code spark.redaction.string.regex} for
 * texts; and those in URLs, {@code scheme://user:SECRET@host} and {@code ?password=SECRET}, always.
 */
public final class Redaction {

  /** What stands in the place of a secret, as in Spark. */
  private static final String MASK = "*********(redacted)";

  private static final String MASK_AS_TEXT = Matcher.quoteReplacement(MASK);

  /** As Spark has it where nobody sets another. */
  private static final String USUAL_NAMES = "(?i)secret|password|token|access[.]?key";

  private static final Pattern IN_AUTHORITY = Pattern.compile("(://[^/\\s:@]*:)[^/\\s]+(@)");

  private static final Pattern IN_QUERY =
      Pattern.compile(
          "([?&;][^=&;\\s]*(?i:secret|password|passwd|token|access[._-]?key|credential|signature)"
              + "[^=&;\\s]*=)[^&;\\s]+");

  private final Pattern names;
  private final Optional<Pattern> texts;

  /**
   * By two patterns.
   *
   * @param names of settings that are secret
   * @param texts that are secret wherever they stand; empty: none
   */
  Redaction(String names, String texts) {
    this.names = pattern(names);
    this.texts = texts.isEmpty() ? Optional.empty() : Optional.of(pattern(texts));
  }

  /** By the settings of a session. */
  public static Redaction of(SparkSession session) {
    return new Redaction(
        session.conf().get("spark.redaction.regex", USUAL_NAMES),
        session.conf().get("spark.redaction.string.regex", ""));
  }

  private static Pattern pattern(String regex) {
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw new JobException(
          ExitCode.USAGE,
          "spark.redaction.regex or spark.redaction.string.regex is no pattern: "
              + e.getDescription());
    }
  }

  /** Settings by name, the secret ones masked. */
  public Map<String, String> settings(Map<String, String> settings) {
    Map<String, String> shown = new LinkedHashMap<>();
    settings.forEach(
        (name, value) -> shown.put(name, names.matcher(name).find() ? MASK : text(value)));
    return shown;
  }

  /** A copy of a manifest, or of a part of one, without secrets: in texts, however deep. */
  public Map<String, Object> masked(Map<?, ?> content) {
    Map<String, Object> masked = new LinkedHashMap<>();
    content.forEach(
        (key, value) -> {
          String name = String.valueOf(key);
          boolean secret = value instanceof String && names.matcher(name).find();
          masked.put(text(name), secret ? MASK : value(value));
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
    return value instanceof String text ? text(text) : value;
  }

  /** A text without secrets. */
  public String text(String text) {
    String shown = ofUrls(text);
    return texts.map(pattern -> pattern.matcher(shown).replaceAll(MASK_AS_TEXT)).orElse(shown);
  }

  /** Whether something was masked in a text. */
  public static boolean hides(String text) {
    return text.contains(MASK);
  }

  /** A text whose URLs show no secrets. */
  public static String ofUrls(String text) {
    if (text.indexOf("://") < 0 && text.indexOf('=') < 0) {
      return text;
    }
    String shown = IN_AUTHORITY.matcher(text).replaceAll("$1" + MASK_AS_TEXT + "$2");
    return IN_QUERY.matcher(shown).replaceAll("$1" + MASK_AS_TEXT);
  }
}
