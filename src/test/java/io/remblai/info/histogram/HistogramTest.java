package io.remblai.info.histogram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.remblai.info.Estimate;
import io.remblai.info.ReferenceCases;
import io.remblai.info.Rows;
import io.remblai.info.Samples;
import io.remblai.info.histogram.BinnedInformation.Cut;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HistogramTest {

  @Test
  void theReferenceNumbers() {
    for (JsonNode one : ReferenceCases.of("binned.json", "bin-")) {
      Rows x = ReferenceCases.rows(one.get("x"));
      Rows y = ReferenceCases.rows(one.get("y"));
      for (Cut cut : Cut.values()) {
        JsonNode expected =
            one.get("expected").get(cut == Cut.QUANTILE ? "quantile" : "equal_width");
        int binsX = one.get("bins_x").asInt();
        int binsY = one.get("bins_y").asInt();
        BinnedInformation raw = new BinnedInformation(cut, binsX, binsY, false);
        assertEquals(expected.get("mi_nats").asDouble(), raw.estimate(x, y).nats(), 1e-12);
        assertEquals(
            expected.get("miller_madow_nats").asDouble(),
            new BinnedInformation(cut, binsX, binsY, true).estimate(x, y).nats(),
            1e-12);
        assertEquals(expected.get("cells_used").asInt(), raw.table(x, y).occupied());
        assertArrayEquals(
            ReferenceCases.integers(expected.get("bins_of_first_8_x")),
            Arrays.copyOf(raw.binning(x, binsX).bins(x.values()), 8));
      }
    }
  }

  @Test
  void oInformationOfColumns() {
    for (String id : new String[] {"oinfo-xor", "oinfo-copy", "oinfo-independent"}) {
      JsonNode one = ReferenceCases.of("gaussian_and_o_information.json", id).get(0);
      int[][] columns = new int[one.get("columns").size()][];
      for (int c = 0; c < columns.length; c++) {
        columns[c] = ReferenceCases.integers(one.get("columns").get(c));
      }
      assertEquals(
          one.get("expected").get("o_information_bits").asDouble(),
          DiscreteInformation.oInformation(columns).bits(),
          1e-12,
          id);
    }
  }

  @Test
  void everyNumberHasABinAndQuantilesHoldEqualMass() {
    double[] values = Samples.normal(3, 1000, 1).values();
    int[] counts = new int[8];
    for (int bin : QuantileEdges.of(values, 8).bins(values)) {
      counts[bin]++;
    }
    assertArrayEquals(new int[] {125, 125, 125, 125, 125, 125, 125, 125}, counts);
    for (Binning binning : new Binning[] {QuantileEdges.of(values, 8), EqualWidth.of(values, 8)}) {
      assertEquals(8, binning.bins());
      assertEquals(0, binning.bin(-100));
      assertEquals(7, binning.bin(100));
    }
    double[] equal = new double[9];
    assertEquals(0, EqualWidth.of(equal, 4).bin(0));
    // One distinct edge is left, and the value lies on it.
    assertEquals(1, QuantileEdges.of(equal, 4).bin(0));
    assertEquals(0, constantInformation(Cut.QUANTILE), 1e-14);
    assertEquals(0, constantInformation(Cut.EQUAL_WIDTH), 1e-14);
  }

  private static double constantInformation(Cut cut) {
    Rows constant = Rows.column(new double[50]);
    return new BinnedInformation(cut, 4, 4, true)
        .estimate(constant, Samples.normal(1, 50, 1))
        .nats();
  }

  @Test
  void tablesMergeAndInformationIsBounded() {
    Rows x = Samples.normal(1, 400, 1);
    Rows y = Samples.correlatedWith(x, 0.9, 2);
    BinnedInformation binned = new BinnedInformation(Cut.QUANTILE, 6, 9, false);
    int[] binsX = binned.binning(x, 6).bins(x.values());
    int[] binsY = binned.binning(y, 9).bins(y.values());
    ContingencyTable merged = new ContingencyTable(6, 9);
    for (int from = 0; from < 400; from += 150) {
      ContingencyTable part = new ContingencyTable(6, 9);
      for (int i = from; i < Math.min(400, from + 150); i++) {
        part.add(binsX[i], binsY[i]);
      }
      merged.mergeWith(part);
    }
    Estimate estimate = binned.estimate(x, y);
    assertEquals(estimate, merged.information(false));
    assertTrue(estimate.nats() > 0 && estimate.nats() < estimate.ceiling().value());
    // The same by entropies of the codes.
    assertEquals(DiscreteInformation.information(binsX, binsY).nats(), estimate.nats(), 1e-12);
  }

  @Test
  void conditionalInformationOfCodes() {
    int[] x = {0, 0, 1, 1, 7, 7, -3, -3};
    int[] y = {0, 1, 0, 1, 0, 1, 0, 1};
    int[] xor = {0, 1, 1, 0, 0, 1, 1, 0};
    assertEquals(Math.log(4), DiscreteInformation.entropy(x), 1e-15);
    assertEquals(0, DiscreteInformation.information(x, y).nats(), 1e-15);
    int[] half = {0, 0, 1, 1, 0, 0, 1, 1};
    assertEquals(0, DiscreteInformation.information(half, xor).nats(), 1e-15);
    assertEquals(Math.log(2), DiscreteInformation.conditional(half, xor, y).nats(), 1e-15);
    assertThrows(IllegalArgumentException.class, () -> DiscreteInformation.entropy(x, new int[3]));
  }
}
