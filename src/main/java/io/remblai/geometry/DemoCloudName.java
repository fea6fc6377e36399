package io.remblai.geometry;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a synthetic pair of clouds: {@code moon-scurve}, {@code checkerboard}, {@code
 * mafmoon-rings}, or one of {@code gauss-dD}, {@code same-gauss-dD}, {@code mixture-dD} with a
 * dimension D.
 *
 * @param family the kind of cloud
 * @param dim number of coordinates; 2 for the planar families, else in [1, {@link #MAX_DIM}]
 */
public record DemoCloudName(Family family, int dim) {

  /** Largest D; building a {@code gauss} cloud costs O(D³). */
  public static final int MAX_DIM = 2048;

  /** Stands in a suggestion where the name had no dimension. */
  private static final String EXAMPLE_DIM = "16";

  private static final Pattern WITH_DIM = Pattern.compile("(.*-d)(\\d{1,9})");

  /** The kinds of cloud. */
  public enum Family {
    MOON_SCURVE("moon-scurve"),
    CHECKERBOARD("checkerboard"),
    MAFMOON_RINGS("mafmoon-rings"),
    GAUSS("gauss-dD"),
    SAME_GAUSS("same-gauss-dD"),
    MIXTURE("mixture-dD");

    private final String pattern;

    Family(String pattern) {
      this.pattern = pattern;
    }

    private boolean planar() {
      return !pattern.endsWith("-dD");
    }

    private String named(String dim) {
      return planar() ? pattern : pattern.substring(0, pattern.length() - 1) + dim;
    }
  }

  public DemoCloudName {
    int least = family.planar() ? 2 : 1;
    int most = family.planar() ? 2 : MAX_DIM;
    if (dim < least || dim > most) {
      throw new IllegalArgumentException(
          "cloud %s: D must be in [%d, %d], not %d".formatted(family.pattern, least, most, dim));
    }
  }

  /** The known names, {@code D} standing for a dimension. */
  public static List<String> patterns() {
    return Arrays.stream(Family.values()).map(family -> family.pattern).toList();
  }

  /** The known names, with the dimension of a misspelt one, to find the nearest among. */
  public static List<String> alternatives(String misspelt) {
    Matcher matcher = WITH_DIM.matcher(misspelt);
    String dim = matcher.matches() ? matcher.group(2) : EXAMPLE_DIM;
    return Arrays.stream(Family.values()).map(family -> family.named(dim)).toList();
  }

  /**
   * Reads a name; empty if there is no such family.
   *
   * @throws IllegalArgumentException if the family is known and the dimension out of range
   */
  public static Optional<DemoCloudName> find(String text) {
    Matcher matcher = WITH_DIM.matcher(text);
    boolean withDim = matcher.matches();
    String pattern = withDim ? matcher.group(1) + "D" : text;
    return Arrays.stream(Family.values())
        .filter(family -> family.pattern.equals(pattern) && family.planar() != withDim)
        .map(family -> new DemoCloudName(family, withDim ? Integer.parseInt(matcher.group(2)) : 2))
        .findFirst();
  }

  /** The name as it is written on the command line. */
  @Override
  public String toString() {
    return family.named(Integer.toString(dim));
  }
}
