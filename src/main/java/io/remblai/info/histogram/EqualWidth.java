package io.remblai.info.histogram;

/**
 * Bins of equal width: {@code min(floor((v - least) / (greatest - least) bins), bins - 1)}. Where
 * all numbers are equal, all fall into bin 0; numbers outside fall into the nearest bin.
 *
 * @param least left border of the first bin
 * @param greatest right border of the last bin, not below {@code least}
 * @param bins at least 1
 */
public record EqualWidth(double least, double greatest, int bins) implements Binning {

  public EqualWidth {
    if (bins < 1) {
      throw new IllegalArgumentException("bins is %d, must be at least 1".formatted(bins));
    }
    if (!(least <= greatest)) {
      throw new IllegalArgumentException(
          "least is %s, must not exceed greatest %s".formatted(least, greatest));
    }
  }

  /**
   * Bins over the range of the numbers.
   *
   * @param values [n], finite, n at least 1
   */
  public static EqualWidth of(double[] values, int bins) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }
    return new EqualWidth(least, greatest, bins);
  }

  @Override
  public int bin(double value) {
    if (least == greatest) {
      return 0;
    }
    double place = Math.floor((value - least) / (greatest - least) * bins);
    return (int) Math.max(0, Math.min(place, bins - 1));
  }
}
