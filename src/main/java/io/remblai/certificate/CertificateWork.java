package io.remblai.certificate;

import java.util.Locale;

/**
 * What a full certificate takes: every source meets every target once.
 *
 * @param pairs n^2
 * @param flops a multiplication and an addition for each pair and coordinate
 */
public record CertificateWork(double pairs, double flops) {

  /** Of one core: measured 1.6e11 over the cluster with d = 64, 1.2e11 in memory with d = 512. */
  private static final double FLOPS_PER_SECOND = 1.3e11;

  /** What a pair costs beside its coordinates: 0.27 ns at d = 2, 0.39 ns at d = 16 in all. */
  private static final double FLOPS_PER_PAIR = 24;

  private static final double MINUTE = 60;
  private static final double HOUR = 60 * MINUTE;
  private static final double DAY = 24 * HOUR;

  /** The work for n pairs of points of dimension dim. */
  public static CertificateWork of(long n, int dim) {
    double pairs = (double) n * n;
    return new CertificateWork(pairs, 2 * pairs * dim);
  }

  /** Estimated wall time on so many cores. */
  public double seconds(int cores) {
    return (flops + FLOPS_PER_PAIR * pairs) / (FLOPS_PER_SECOND * cores);
  }

  /** For people: {@code 1.0e+12 distances, about 10 min on 2 cores}. */
  public String inWords(int cores) {
    return String.format(
        Locale.ROOT,
        "%.1e distances, about %s on %d core%s",
        pairs,
        time(seconds(cores)),
        cores,
        cores == 1 ? "" : "s");
  }

  private static String time(double seconds) {
    if (seconds < 2 * MINUTE) {
      return "%.0f s".formatted(Math.max(1, Math.ceil(seconds)));
    }
    if (seconds < 2 * HOUR) {
      return "%.0f min".formatted(seconds / MINUTE);
    }
    return seconds < 2 * DAY
        ? "%.0f h".formatted(seconds / HOUR)
        : "%.0f days".formatted(seconds / DAY);
  }
}
