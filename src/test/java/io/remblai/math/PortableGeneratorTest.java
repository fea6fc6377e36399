package io.remblai.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.remblai.info.ReferenceFile;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every check value of the portable generator. */
class PortableGeneratorTest {

  static Stream<JsonNode> cases() {
    return ReferenceFile.of("portable_rng", "");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isTheGeneratorOfTheReference(JsonNode each) {
    long seed = Long.parseUnsignedLong(each.get("seed").asText());
    long stream = each.get("stream").asLong();
    assertEquals(each.get("key_hex").asText(), hex(Seeds.key(seed, stream)));
    CounterRandom random = new CounterRandom(seed, stream);
    JsonNode bits = each.get("bits_hex");
    for (int c = 0; c < bits.size(); c++) {
      assertEquals(bits.get(c).asText(), hex(random.bits(c)));
    }
    double[] uniforms = ReferenceFile.numbers(each.get("uniform"));
    for (int c = 0; c < uniforms.length; c++) {
      assertEquals(uniforms[c], random.uniform(c));
    }
    assertRow(random, 0, each.get("normal_rows_0_1_of_3_columns").get(0));
    assertRow(random, 1, each.get("normal_rows_0_1_of_3_columns").get(1));
    assertRow(random, 1_000_000, each.get("normal_row_1000000_of_3_columns").get(0));
  }

  private static void assertRow(CounterRandom random, long row, JsonNode expected) {
    double[] actual = new double[expected.size()];
    random.normalRow(row, actual);
    for (int k = 0; k < actual.length; k++) {
      double value = expected.get(k).asDouble();
      assertEquals(value, actual[k], 1e-13 * Math.abs(value));
    }
  }

  private static String hex(long value) {
    return "%016x".formatted(value);
  }
}
