package io.remblai.cluster.fault;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Arguments of {@code scripts/faults}; its usage text is in the script. */
final class FaultArguments {

  @Option(names = "--runs", defaultValue = "1")
  int runs;

  /** Empty: all. */
  @Option(names = "--fault", split = ",")
  List<String> names = List.of();

  /** Null: what suits. */
  @Option(names = "--points")
  Integer points;

  @Option(names = "--seed", defaultValue = "1")
  long seed;

  @Option(names = "--fresh")
  boolean fresh;

  @Option(names = "--keep")
  boolean keep;

  @Option(names = "--write-docs")
  boolean writeDocs;

  @Option(names = "--scaling")
  boolean scaling;

  @Option(names = "--work", required = true)
  Path work;

  /** Rows of each cloud. A fault wants a short run, a ratio one that is more than its start. */
  int points() {
    return points != null ? points : scaling ? 262_144 : 10_000;
  }

  /** The faults to inject. */
  List<Fault> faults() {
    List<String> known = Faults.all().stream().map(Fault::name).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "--fault %s: known are %s".formatted(name, String.join(", ", known)));
      }
    }
    return Faults.all().stream()
        .filter(fault -> names.isEmpty() || names.contains(fault.name()))
        .collect(Collectors.toList());
  }

  /** Refuses what picocli's types let through. */
  void check() {
    if (runs < 1) {
      throw new IllegalArgumentException("--runs " + runs + " must be at least 1");
    }
  }
}
