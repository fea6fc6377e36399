package io.remblai.spark.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class NearestNameTest {

  @Test
  void misspellingsAreFound() {
    List<String> names = List.of("--source", "--seed", "--leaf-size");
    assertEquals(Optional.of("--source"), NearestName.of("--soruce", names));
    assertEquals(Optional.of("--leaf-size"), NearestName.of("--leafsize", names));
    assertEquals(Optional.of("--seed"), NearestName.of("--SEED", names));
  }

  @Test
  void otherWordsAreNot() {
    assertEquals(Optional.empty(), NearestName.of("--partitions", List.of("--seed", "--mode")));
  }

  @Test
  void distanceCountsEdits() {
    assertEquals(0, NearestName.distance("ab", "ab"));
    assertEquals(1, NearestName.distance("ab", "ba"));
    assertEquals(2, NearestName.distance("", "ab"));
    assertEquals(3, NearestName.distance("kitten", "sitting"));
  }
}
