package io.remblai.job.hiref.mass;

/**
 * How many partners rows get: one of the two is 1.
 *
 * @param targets of each source, at least 1
 * @param sources of each target, at least 1
 */
public record Ratio(int targets, int sources) {

  /** Most partners of a row. */
  public static final int MOST = 1_000_000;

  public Ratio {
    if (Math.min(targets, sources) != 1 || Math.max(targets, sources) > MOST) {
      throw new IllegalArgumentException(
          "a ratio is 1:k or k:1 with k in [1, %d], not %d:%d".formatted(MOST, sources, targets));
    }
  }

  /** One to one. */
  public static Ratio one() {
    return new Ratio(1, 1);
  }

  public boolean isOne() {
    return targets == 1 && sources == 1;
  }

  /** As it would be typed: {@code k}, or {@code k:1} for several sources of a target. */
  public String written() {
    return sources == 1 ? String.valueOf(targets) : sources + ":1";
  }
}
