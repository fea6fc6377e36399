package io.remblai.spark.table;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
public final class NearestName {

  /** Letters of a name that was typed; real names are shorter, and the work is their product. */
  private static final int COMPARED = 200;

  private NearestName() {}

  /** The nearest of the names, if it is near enough to be worth suggesting; ties go by name. */
  public static Optional<String> of(String typed, Collection<String> names) {
    String lower = typed.toLowerCase(Locale.ROOT);
    // A third of the letters wrong is still a misspelling; more is another word.
    int limit = Math.max(1, (letters(typed) + 2) / 3);
    return names.stream()
        .filter(name -> Math.abs(name.length() - typed.length()) <= limit) // spares the work
        .filter(name -> distance(lower, name.toLowerCase(Locale.ROOT)) <= limit)
        .min(
            Comparator.<String>comparingInt(name -> distance(lower, name.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** The nearest of the names, at least one, however far it is; the first of equals. */
  static String closest(String typed, List<String> names) {
    String lower = typed.substring(0, Math.min(typed.length(), COMPARED)).toLowerCase(Locale.ROOT);
    return names.stream()
        .min(Comparator.comparingInt(name -> distance(lower, name.toLowerCase(Locale.ROOT))))
        .orElseThrow();
  }

  /** "; did you mean X?", or nothing. */
  public static String hint(String typed, Collection<String> names) {
    return of(typed, names).map(name -> "; did you mean " + name + "?").orElse("");
  }

  private static int letters(String typed) {
    return typed.replace("-", "").length();
  }

  /**
   * Levenshtein distance where exchanging two neighbours also counts as one edit, O(|a| |b|).
   *
   * <p>(Damerau's commonest slip; "optimal string alignment".)
   */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(d[i - 1][j - 1] + change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          best = Math.min(best, d[i - 2][j - 2] + 1);
        }
        d[i][j] = best;
      }
    }
    return d[a.length()][b.length()];
  }
}
