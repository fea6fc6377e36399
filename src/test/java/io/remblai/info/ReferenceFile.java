package io.remblai.info;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The committed reference values: JSON objects with a list of cases. */
public final class ReferenceFile {

  private ReferenceFile() {}

  /** The cases of {@code /mi/<name>.json} whose id starts with a text. */
  public static Stream<JsonNode> of(String name, String idStart) {
    try (InputStream in = ReferenceFile.class.getResourceAsStream("/mi/" + name + ".json")) {
      JsonNode cases = new ObjectMapper().readTree(in).get("cases");
      return StreamSupport.stream(cases.spliterator(), false)
          .filter(each -> each.get("id").asText().startsWith(idStart));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A list of numbers; null is NaN. */
  public static double[] numbers(JsonNode list) {
    double[] numbers = new double[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = list.get(i).isNull() ? Double.NaN : list.get(i).asDouble();
    }
    return numbers;
  }

  /** A list of rows, one after another. */
  public static double[] matrix(JsonNode rows) {
    int columns = rows.get(0).size();
    double[] matrix = new double[rows.size() * columns];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(numbers(rows.get(i)), 0, matrix, i * columns, columns);
    }
    return matrix;
  }

  /** A list of whole numbers. */
  public static long[] wholeNumbers(JsonNode list) {
    long[] numbers = new long[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = list.get(i).asLong();
    }
    return numbers;
  }
}
