package io.remblai.spark.judge;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The verdict of {@code --fail-if-gap-above}.
 *
 * @param mostGap greatest gap that passes
 * @param gap what the gap may be; empty: nothing bounds it, which does not pass
 * @param basis what that rests on
 */
public record Gate(double mostGap, OptionalDouble gap, Basis basis) {

  /** What a gap rests on. */
  public enum Basis {
    /** A certified bound. */
    CERTIFIED,
    /** The bound that a sample of sources gives with a confidence of 99 %. */
    SAMPLE_LIMIT_99
  }

  public boolean passed() {
    return gap.isPresent() && gap.getAsDouble() <= mostGap;
  }

  /** For the manifest. */
  public Map<String, Object> content() {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("most_gap", mostGap);
    gap.ifPresent(judged -> content.put("gap", judged));
    content.put("basis", basis.name().toLowerCase(Locale.ROOT));
    content.put("passed", passed());
    return content;
  }
}
