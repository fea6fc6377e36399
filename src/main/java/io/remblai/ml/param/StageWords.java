package io.remblai.ml.param;

import io.remblai.spark.table.InputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Turns what is said to those who type commands into what is said to those who write programs. */
public final class StageWords {

  private static final Map<String, String> WORDS = words();

  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--([a-z]+(?:-[a-z]+)*)");

  private StageWords() {}

  private static Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put(
        "Add --on-bad-row drop to leave them out, or --on-bad-row quarantine to set them aside in"
            + " rejects/, or",
        "Set handleInvalid to skip to leave them out, or");
    words.put(
        "Add --on-bad-row drop to leave them out, or --on-bad-row quarantine to list them in"
            + " rejects/",
        "Set handleInvalid to skip to leave them out");
    words.put(
        "add --on-bad-row drop to leave them out", "set handleInvalid to skip to leave them out");
    words.put(", nothing was written", "");
    words.put(" Nothing was written", "");
    words.put("Use --features-cols", "Use VectorAssembler");
    words.put("add --unequal partial", "set unequal to partial");
    words.put("; nothing was written.", ".");
    words.put("; nothing was written", "");
    return words;
  }

  /** A message in the words of parameters. */
  public static String of(String message) {
    String said = message;
    for (Map.Entry<String, String> word : WORDS.entrySet()) {
      said = said.replace(word.getKey(), word.getValue());
    }
    return OPTION.matcher(said).replaceAll(option -> param(option.group(1)));
  }

  /** The parameter of an option, unless it has another name: words by capitals, not by dashes. */
  private static String param(String option) {
    String[] parts = option.split("-", -1);
    StringBuilder name = new StringBuilder(parts[0]);
    for (int p = 1; p < parts.length; p++) {
      name.append(Character.toUpperCase(parts[p].charAt(0))).append(parts[p].substring(1));
    }
    return name.toString();
  }

  /** Works, and says in the words of parameters why it cannot. */
  public static <T> T saying(Supplier<T> work) {
    try {
      return work.get();
    } catch (InputException refused) {
      List<String> said = refused.problems().stream().map(StageWords::of).toList();
      InputException other = new InputException(said);
      other.initCause(refused.getCause());
      throw other;
    }
  }
}
