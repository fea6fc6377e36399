package io.remblai.report;

import java.util.List;

/**
 * What to make of a run.
 *
 * @param tone how good it is, also said by the sentence
 * @param sentence the verdict itself
 * @param advice what can be done about it, a sentence each; empty: nothing needs to be
 */
public record Verdict(Tone tone, String sentence, List<String> advice) {

  /** How good a result is. */
  public enum Tone {
    GOOD,
    FAIR,
    POOR,
    /** Nobody can tell from what was computed. */
    OPEN
  }

  public Verdict {
    advice = List.copyOf(advice);
  }
}
