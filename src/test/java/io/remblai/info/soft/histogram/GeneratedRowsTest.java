package io.remblai.info.soft.histogram;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.remblai.info.ReferenceFile;
import io.remblai.info.soft.AssignedRows;
import io.remblai.info.soft.Precision;
import io.remblai.info.soft.ReferencePoints;
import io.remblai.info.soft.SoftAssignment;
import io.remblai.info.soft.SoftBins;
import io.remblai.math.CounterRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case of soft_entropy_generated.json: thousands of rows, in pieces that are merged. */
class GeneratedRowsTest {

  static Stream<JsonNode> cases() {
    return ReferenceFile.of("soft_entropy_generated", "");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isTheReferenceHoweverPartitioned(JsonNode each) {
    double exact = 1e-10;
    assertCase(each, Precision.DOUBLE, 1, exact);
    assertCase(each, Precision.DOUBLE, 7, exact);
    // In float errors of up to 2e-8 nats were seen.
    assertCase(each, Precision.FLOAT, 1, 1e-7);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void piecesAgreeInFloatToo(JsonNode each) {
    LabelInformation one = run(each, Precision.FLOAT, 1);
    LabelInformation many = run(each, Precision.FLOAT, 200);
    assertEquals(one.entropy(), many.entropy(), 1e-10);
    assertEquals(one.information().nats(), many.information().nats(), 1e-10);
    assertEquals(one.corrected().nats(), many.corrected().nats(), 1e-10);
  }

  private static void assertCase(JsonNode each, Precision precision, int pieces, double tolerance) {
    LabelInformation actual = run(each, precision, pieces);
    JsonNode expected = each.get("expected");
    assertValue(expected.get("h_z"), new InNats(actual.entropy(), actual.bins()), tolerance);
    assertValue(expected.get("mi_label"), actual.information(), tolerance);
    assertEquals(expected.get("regularity").asDouble(), actual.regularity(), tolerance);
  }

  private static void assertValue(JsonNode expected, InNats actual, double tolerance) {
    double lnM = Math.log(actual.bins());
    assertEquals(expected.get("normalised").asDouble(), actual.normalised(), tolerance);
    assertEquals(expected.get("nats").asDouble(), actual.nats(), tolerance * lnM);
    assertEquals(expected.get("bits").asDouble(), actual.bits(), tolerance * 2 * lnM);
  }

  /** Rows dealt to pieces in turn, batches of 250. */
  private static LabelInformation run(JsonNode each, Precision precision, int pieces) {
    int n = each.get("n").asInt();
    int d = each.get("d").asInt();
    int m = each.get("m").asInt();
    long seed = each.get("seed").asLong();
    Rows rows = new Rows(seed, d, each.get("labels").asInt(), each.get("spread").asDouble());
    SoftBins bins = new SoftBins(ReferencePoints.fromSeed(seed, m, d), each.get("eps").asDouble());
    LabelledHistogram[] parts = new LabelledHistogram[pieces];
    SoftAssignment assignment = SoftAssignment.of(bins, precision);
    double[] batch = new double[250 * d];
    for (int part = 0; part < pieces; part++) {
      parts[part] = new LabelledHistogram(bins);
      int held = 0;
      long[] labels = new long[250];
      for (int i = part; i < n; i += pieces) {
        labels[held] = rows.fill(i, batch, held * d);
        held++;
        if (held == 250 || i + pieces >= n) {
          AssignedRows shares = assignment.assign(batch, held);
          parts[part].add(shares, labels);
          held = 0;
        }
      }
    }
    LabelledHistogram total = new LabelledHistogram(bins);
    for (LabelledHistogram part : parts) {
      total.mergeWith(LabelledHistogram.fromBytes(part.toBytes()));
    }
    return total.information().orElseThrow();
  }

  /** The file's recipe. */
  private static final class Rows {
    private final CounterRandom noise;
    private final double[][] centres;
    private final double spread;
    private final double[] row;

    Rows(long seed, int d, int labels, double spread) {
      this.noise = new CounterRandom(seed, 3);
      this.spread = spread;
      this.centres = new double[labels][d];
      this.row = new double[d];
      for (int label = 0; label < labels; label++) {
        new CounterRandom(seed, 2).normalRow(label, centres[label]);
      }
    }

    /** Writes row i and returns its label. */
    long fill(int i, double[] out, int at) {
      int label = i % centres.length;
      noise.normalRow(i, row);
      for (int k = 0; k < row.length; k++) {
        out[at + k] = spread * centres[label][k] + row[k];
      }
      return label;
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theRecipeIsTheFiles(JsonNode each) {
    int d = each.get("d").asInt();
    long seed = each.get("seed").asLong();
    Rows rows = new Rows(seed, d, each.get("labels").asInt(), each.get("spread").asDouble());
    JsonNode check = each.get("check_rows");
    double[] row = new double[d];
    assertEquals(0, rows.fill(0, row, 0));
    assertFirst(check.get("z_row_0_first_4"), row);
    rows.fill(each.get("n").asInt() - 1, row, 0);
    assertFirst(check.get("z_last_row_first_4"), row);
    new CounterRandom(seed, ReferencePoints.STREAM).normalRow(0, row);
    assertFirst(check.get("reference_row_0_first_4_unnormalised"), row);
  }

  private static void assertFirst(JsonNode expected, double[] row) {
    for (int k = 0; k < expected.size(); k++) {
      assertEquals(expected.get(k).asDouble(), row[k], 1e-12);
    }
  }
}
