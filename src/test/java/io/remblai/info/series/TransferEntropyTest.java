package io.remblai.info.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.remblai.info.LocalMoments;
import io.remblai.info.PermutationNull;
import io.remblai.info.ReferenceCases;
import io.remblai.info.gaussian.GaussianInformation;
import org.junit.jupiter.api.Test;

class TransferEntropyTest {

  private static final double TOLERANCE = 1e-9;

  @Test
  void discreteReference() {
    for (JsonNode one : ReferenceCases.of("transfer_entropy.json", "te-disc")) {
      int[] source = ReferenceCases.integers(one.get("source"));
      int[] target = ReferenceCases.integers(one.get("target"));
      JsonNode expected = one.get("expected");
      assertEquals(
          expected.get("te_1_1_bits").asDouble(),
          TransferEntropy.discrete(source, target, 1, 1).bits(),
          TOLERANCE);
      assertEquals(
          expected.get("reverse_te_1_1_bits").asDouble(),
          TransferEntropy.discrete(target, source, 1, 1).bits(),
          TOLERANCE);
      assertEquals(
          expected.get("te_2_1_bits").asDouble(),
          TransferEntropy.discrete(source, target, 2, 1).bits(),
          TOLERANCE);
      assertEquals(
          expected.get("te_1_2_bits").asDouble(),
          TransferEntropy.discrete(source, target, 1, 2).bits(),
          TOLERANCE);
    }
  }

  @Test
  void realReference() {
    GaussianInformation raw = new GaussianInformation(false, 0);
    for (JsonNode one : ReferenceCases.of("transfer_entropy.json", "te-cont")) {
      double[] source = ReferenceCases.numbers(one.get("source"));
      double[] target = ReferenceCases.numbers(one.get("target"));
      JsonNode expected = one.get("expected");
      Windows windows = Windows.of(source, target, 1, 1);
      assertEquals(
          expected.get("gaussian_te_1_1_nats").asDouble(),
          TransferEntropy.gaussian(windows, raw).nats(),
          TOLERANCE);
      assertEquals(
          expected.get("gaussian_te_2_2_nats").asDouble(),
          TransferEntropy.gaussian(Windows.of(source, target, 2, 2), raw).nats(),
          TOLERANCE);
      assertEquals(
          expected.get("gaussian_reverse_te_1_1_nats").asDouble(),
          TransferEntropy.gaussian(Windows.of(target, source, 1, 1), raw).nats(),
          TOLERANCE);
      assertEquals(
          expected.get("ksg_te_1_1_nats").asDouble(),
          TransferEntropy.nearestNeighbors(windows, one.get("k").asInt()).nats(),
          TOLERANCE);
      LocalMoments nothing =
          TransferEntropy.nullOf(windows, one.get("k").asInt(), new PermutationNull(10, 3));
      assertTrue(
          TransferEntropy.nearestNeighbors(windows, 4).nats()
              > nothing.mean() + 2 * nothing.deviation());
    }
  }

  @Test
  void windowsHoldThePastLatestFirst() {
    double[] source = {10, 11, 12, 13, 14};
    double[] target = {0, 1, 2, 3, 4};
    Windows windows = Windows.of(source, target, 2, 3);
    assertArrayEquals(new double[] {3, 4}, windows.next().values());
    assertArrayEquals(new double[] {2, 1, 3, 2}, windows.targetPast().values());
    assertArrayEquals(new double[] {12, 11, 10, 13, 12, 11}, windows.sourcePast().values());
    assertThrows(IllegalArgumentException.class, () -> Windows.of(source, target, 5, 1));
    assertThrows(IllegalArgumentException.class, () -> Windows.of(source, target, 0, 1));
  }
}
