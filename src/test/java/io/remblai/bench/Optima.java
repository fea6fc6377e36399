package io.remblai.bench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.remblai.geometry.DemoCloud.Side;
import io.remblai.geometry.GroundCost;
import io.remblai.refine.HierarchicalRefinement;
import io.remblai.refine.RefineOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Exact least mean costs, by our own solver with the whole cloud as one block; kept in a file,
 * since one of 8192 points takes seconds to minutes.
 *
 * <p>Not thread safe.
 */
final class Optima {

  /** Beyond it the matrix of one block passes 256 MiB. */
  static final int MOST_POINTS = 8192;

  private static final long TASK_BYTES = 4L << 30;

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Path file;
  private final Map<String, Double> known;

  /** Optima kept in the given file, which need not exist. */
  Optima(Path file) {
    this.file = file;
    this.known = read(file);
  }

  /** The least mean cost of a one-to-one map; empty above {@link #MOST_POINTS}. */
  OptionalDouble of(GeneratedPair pair, GroundCost cost) {
    if (pair.points() > MOST_POINTS) {
      return OptionalDouble.empty();
    }
    String key = pair + "-" + cost;
    if (!known.containsKey(key)) {
      known.put(key, solve(pair, cost));
      write();
    }
    return OptionalDouble.of(known.get(key));
  }

  private static double solve(GeneratedPair pair, GroundCost cost) {
    RefineOptions oneBlock =
        new RefineOptions(
            cost,
            pair.points(),
            RefineOptions.DEFAULT_GROUP_SIZE,
            OptionalInt.of(0),
            TASK_BYTES,
            RefineOptions.DEFAULT_SEED);
    HierarchicalRefinement.Result result =
        new HierarchicalRefinement(oneBlock, stage -> {})
            .solve(pair.cloud(Side.SOURCE), pair.cloud(Side.TARGET));
    if (!result.converged()) {
      throw new IllegalStateException(pair + " was not solved in one block");
    }
    return result.meanCost();
  }

  private static Map<String, Double> read(Path file) {
    try {
      return Files.exists(file)
          ? JSON.readValue(file.toFile(), new TypeReference<TreeMap<String, Double>>() {})
          : new TreeMap<>();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read; delete it", e);
    }
  }

  /** By a rename, so that an interrupted run leaves the old file. */
  private void write() {
    try {
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      JSON.writeValue(fresh.toFile(), known);
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
