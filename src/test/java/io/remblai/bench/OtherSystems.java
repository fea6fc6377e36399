package io.remblai.bench;

import io.remblai.geometry.GroundCost;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Figures of other systems from {@code others.tsv}, where their origin is told. Immutable. */
final class OtherSystems {

  private static final String FILE = "others.tsv";

  private final List<Figure> figures;

  private OtherSystems(List<Figure> figures) {
    this.figures = figures;
  }

  /** One line of the file, as text; {@code seconds} may be empty. */
  private record Figure(
      String method,
      String cloud,
      int points,
      String cost,
      String excess,
      boolean overOptimum,
      String seconds,
      boolean wall) {

    static Figure of(String line) {
      String[] cells = line.split("\t", -1);
      if (cells.length != 8) {
        throw new IllegalStateException("%s: 8 cells expected: %s".formatted(FILE, line));
      }
      return new Figure(
          cells[0],
          cells[1],
          Integer.parseInt(cells[2]),
          cells[3],
          cells[4],
          cells[5].equals("optimum"),
          cells[6],
          cells[7].equals("wall"));
    }

    boolean isOf(GeneratedPair pair, GroundCost ground) {
      return cloud.equals(pair.name().toString())
          && points == pair.points()
          && cost.equals(ground.name().toLowerCase(Locale.ROOT));
    }

    String cell() {
      String time = seconds.isEmpty() ? "" : " (%s s%s)".formatted(seconds, wall ? " wall" : "");
      return excess + (overOptimum ? "" : " over best") + time;
    }
  }

  static OtherSystems read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(OtherSystems.class.getResourceAsStream(FILE), FILE),
                StandardCharsets.UTF_8))) {
      return new OtherSystems(
          lines.lines().filter(line -> !line.startsWith("#")).skip(1).map(Figure::of).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names of the systems, in the order of the file. */
  List<String> methods() {
    return figures.stream().map(Figure::method).distinct().toList();
  }

  /** What each system reached on clouds of this kind and size; empty text where not measured. */
  List<String> cells(GeneratedPair pair, GroundCost cost) {
    Map<String, String> cells = new LinkedHashMap<>();
    methods().forEach(method -> cells.put(method, ""));
    figures.stream()
        .filter(figure -> figure.isOf(pair, cost))
        .forEach(figure -> cells.put(figure.method(), figure.cell()));
    return List.copyOf(cells.values());
  }
}
