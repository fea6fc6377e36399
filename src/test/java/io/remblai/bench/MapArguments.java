package io.remblai.bench;

import io.remblai.geometry.DemoCloudName;
import io.remblai.geometry.GroundCost;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Arguments of {@code scripts/bench map}; its usage text is in the script. */
final class MapArguments {

  @Option(names = "--points", split = ",", defaultValue = "1024,8192,65536")
  List<Integer> points;

  @Option(
      names = "--clouds",
      split = ",",
      defaultValue = "moon-scurve,checkerboard,mafmoon-rings,gauss-d16,gauss-d64,mixture-d64")
  List<String> clouds;

  @Option(names = "--costs", split = ",", defaultValue = "sqeuclidean,euclidean")
  List<String> costs;

  @Option(names = "--rounds", split = ",", defaultValue = "auto,30")
  List<String> rounds;

  @Option(names = "--in-memory")
  boolean inMemory;

  /** Empty: left to hiref. */
  @Option(names = "--certify", defaultValue = "")
  String certify;

  @Option(names = "--repeats", defaultValue = "1")
  int repeats;

  @Option(names = "--seed", defaultValue = "1")
  long seed;

  @Option(names = "--work", required = true)
  Path work;

  /** Refuses what picocli's types let through. */
  void check() {
    clouds.forEach(MapArguments::name);
    costs.forEach(MapArguments::cost);
    for (int n : points) {
      require(n >= 2, "--points " + n + " must be at least 2");
    }
    for (String number : rounds) {
      require(
          number.equals("auto") || number.matches("\\d{1,4}"),
          "--rounds " + number + " must be auto or a whole number from 0 to 9999");
    }
    require(
        certify.matches("|none|fast|full"), "--certify " + certify + " must be none, fast or full");
    require(repeats >= 1, "--repeats " + repeats + " must be at least 1");
  }

  static DemoCloudName name(String cloud) {
    return DemoCloudName.find(cloud)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--clouds %s: known are %s, D being a dimension"
                        .formatted(cloud, String.join(", ", DemoCloudName.patterns()))));
  }

  static GroundCost cost(String written) {
    return switch (written) {
      case "sqeuclidean" -> GroundCost.SQEUCLIDEAN;
      case "euclidean" -> GroundCost.EUCLIDEAN;
      default ->
          throw new IllegalArgumentException(
              "--costs " + written + " must be sqeuclidean or euclidean");
    };
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
