package io.remblai.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.remblai.geometry.DemoCloud.Side;
import io.remblai.geometry.GroundCost;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Exact solvers of other people, run by {@code python3} on one thread; see {@code solvers.py}. */
final class PythonSolvers {

  private static final String SCRIPT = "solvers.py";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final PythonScript script;
  private final JsonNode versions;

  /**
   * Asks python3 what it has.
   *
   * @param folder for temporary files and what python3 writes to standard error
   */
  PythonSolvers(Path folder) {
    this.folder = folder;
    this.script = new PythonScript(SCRIPT, folder.resolve("python.log"));
    this.versions = script.run(List.of("versions")).orElse(JSON.createObjectNode());
  }

  /**
   * An exact optimum.
   *
   * @param cpuSeconds of the solver alone, the matrix of costs excluded
   */
  record Optimum(double meanCost, double cpuSeconds) {}

  /** What a person must know of the columns that hold these solvers. */
  List<String> conditions() {
    return List.of(condition("POT", "ot"), condition("scipy", "scipy"));
  }

  private String condition(String name, String module) {
    return versions.has(module)
        ? "%s %s".formatted(name, versions.get(module).asText())
        : "python3 with %s not found".formatted(name);
  }

  /** POT's network simplex ({@code ot.emd}); empty where it is missing. */
  Optional<Optimum> emd(GeneratedPair pair, GroundCost cost) {
    if (!versions.has("ot")) {
      return Optional.empty();
    }
    try (RawFloats source = RawFloats.write(folder, pair.cloud(Side.SOURCE).coordinates());
        RawFloats target = RawFloats.write(folder, pair.cloud(Side.TARGET).coordinates())) {
      JsonNode found =
          solve(
              "emd",
              source.path().toString(),
              target.path().toString(),
              String.valueOf(pair.points()),
              cost.name().toLowerCase(Locale.ROOT));
      return Optional.of(
          new Optimum(
              found.required("mean_cost").asDouble(), found.required("cpu_seconds").asDouble()));
    }
  }

  /**
   * SciPy's {@code linear_sum_assignment}; empty where it is missing.
   *
   * @param costs [size, size] row-major
   * @return the least mean cost and the median seconds of several repeats
   */
  Optional<Optimum> assignment(float[] costs, int size) {
    if (!versions.has("scipy")) {
      return Optional.empty();
    }
    try (RawFloats matrix = RawFloats.write(folder, costs)) {
      JsonNode found = solve("assignment", matrix.path().toString(), String.valueOf(size));
      return Optional.of(
          new Optimum(
              found.required("mean_cost").asDouble(), found.required("cpu_seconds").asDouble()));
    }
  }

  private JsonNode solve(String... arguments) {
    return script.require(List.of(arguments));
  }
}
