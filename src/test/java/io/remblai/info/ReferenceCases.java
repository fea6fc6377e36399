package io.remblai.info;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The reference vectors under {@code mi/}: numbers with their inputs written out. */
public final class ReferenceCases {

  private ReferenceCases() {}

  /** The cases of a file whose id starts with {@code prefix}; there is at least one. */
  public static List<JsonNode> of(String file, String prefix) {
    List<JsonNode> found = new ArrayList<>();
    try (InputStream in = ReferenceCases.class.getResourceAsStream("/mi/" + file)) {
      for (JsonNode one : new ObjectMapper().readTree(in).get("cases")) {
        if (one.get("id").asText().startsWith(prefix)) {
          found.add(one);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (found.isEmpty()) {
      throw new IllegalStateException("no case " + prefix + " in " + file);
    }
    return found;
  }

  /** A matrix, or a list of numbers as rows of one. */
  public static Rows rows(JsonNode matrix) {
    double[][] rows = new double[matrix.size()][];
    for (int i = 0; i < rows.length; i++) {
      JsonNode row = matrix.get(i);
      rows[i] = row.isArray() ? numbers(row) : new double[] {row.asDouble()};
    }
    return Rows.of(rows);
  }

  /** A list of numbers. */
  public static double[] numbers(JsonNode list) {
    double[] numbers = new double[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = list.get(i).asDouble();
    }
    return numbers;
  }

  /** A list of whole numbers. */
  public static int[] integers(JsonNode list) {
    int[] numbers = new int[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = list.get(i).asInt();
    }
    return numbers;
  }
}
