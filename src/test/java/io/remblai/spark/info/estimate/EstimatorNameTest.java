package io.remblai.spark.info.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class EstimatorNameTest {

  @Test
  void theHelpListsAllInTheirOrder() {
    String all =
        Arrays.stream(EstimatorName.values())
            .map(EstimatorName::written)
            .collect(Collectors.joining(", "));
    assertEquals(all, EstimatorName.LISTED);
  }
}
