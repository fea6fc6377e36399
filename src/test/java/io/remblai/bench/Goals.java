package io.remblai.bench;

import io.remblai.geometry.DemoCloudName;
import io.remblai.geometry.GroundCost;
import java.util.Locale;

/** What the project asks of its own ratios; empty text where it asks nothing. */
final class Goals {

  private static final int EMD_POINTS = 8192;

  private Goals() {}

  /** Wall time of the Spark job over that of the in-memory solver. */
  static String spark(GeneratedPair pair) {
    return pair.points() == 262_144 && pair.name().dim() == 64 ? "at most 1.4" : "";
  }

  /** Wall time of a map over that of a smaller one. */
  static String growth(GeneratedPair larger, GeneratedPair smaller) {
    String sizes =
        String.format(Locale.ROOT, "sizes %.3g", (double) larger.points() / smaller.points());
    boolean set = larger.points() == 1_048_576 && smaller.points() == 262_144;
    return set ? "at most 4.6; " + sizes : sizes;
  }

  /** CPU time of a map over that of the exact network simplex. */
  static String simplexTime(GeneratedPair pair) {
    return pair.points() == EMD_POINTS ? "at most 0.5" : "";
  }

  /** Excess of a map over the optimum. */
  static String excess(GeneratedPair pair, GroundCost cost) {
    if (pair.points() != EMD_POINTS || cost != GroundCost.SQEUCLIDEAN) {
      return "";
    }
    String most =
        switch (pair.name().toString()) {
          case "mixture-d64" -> "0.04";
          case "gauss-d16" -> "0.2";
          case "gauss-d64" -> "0.3";
          default -> pair.name().dim() == 2 ? "0.003" : "";
        };
    return most.isEmpty() ? "" : "at most +" + most + " %";
  }

  /** Time of a cold assignment over scipy's. */
  static String cold(DemoCloudName cloud) {
    return switch (cloud.toString()) {
      case "gauss-d16", "gauss-d64" -> "at most 1/8 = 0.125";
      case "mixture-d64", "checkerboard", "moon-scurve" -> "at most 1/5 = 0.2";
      default -> "";
    };
  }

  /** Time of an assignment from good potentials over scipy's. */
  static String warm(DemoCloudName cloud) {
    return cloud.dim() == 2 ? "at most 1/5 = 0.2" : "at most 1/20 = 0.05";
  }

  /** Cost of a map over its full certificate. */
  static String gap(GeneratedPair pair) {
    String cloud = pair.name().toString();
    if (pair.points() == EMD_POINTS) {
      return "at most +1 %";
    }
    boolean large = cloud.equals("gauss-d16") || cloud.equals("mixture-d64");
    return pair.points() == 65_536 && large ? "at most +3 %" : "";
  }

  /** Time of a full certificate over that of its map. */
  static String boundTime(GeneratedPair pair) {
    return pair.points() == EMD_POINTS ? "at most 3" : "";
  }
}
