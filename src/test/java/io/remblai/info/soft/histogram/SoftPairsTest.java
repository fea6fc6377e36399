package io.remblai.info.soft.histogram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.remblai.info.ReferenceFile;
import io.remblai.info.soft.AssignedRows;
import io.remblai.info.soft.Precision;
import io.remblai.info.soft.ReferencePoints;
import io.remblai.info.soft.SoftAssignment;
import io.remblai.info.soft.SoftBins;
import io.remblai.info.soft.chance.KeyedPermutation;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SoftPairsTest {

  static Stream<JsonNode> cases() {
    return ReferenceFile.of("soft_mi_two_vectors", "");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isTheReference(JsonNode each) {
    assertCase(each, Precision.DOUBLE, 1e-12);
    assertCase(each, Precision.FLOAT, 1e-6);
  }

  private static void assertCase(JsonNode each, Precision precision, double tolerance) {
    int n = each.get("n").asInt();
    SoftBins x = bins(each, "reference_x", "eps_x");
    SoftBins y = bins(each, "reference_y", "eps_y");
    SoftPairs pairs = new SoftPairs(x, y);
    pairs.add(
        SoftAssignment.of(x, precision).assign(ReferenceFile.matrix(each.get("x")), n),
        SoftAssignment.of(y, precision).assign(ReferenceFile.matrix(each.get("y")), n));
    JsonNode expected = each.get("expected");
    double[] joint = ReferenceFile.matrix(expected.get("joint"));
    double[] actualJoint = pairs.probabilities();
    for (int c = 0; c < joint.length; c++) {
      assertEquals(joint[c], actualJoint[c], tolerance);
    }
    PairInformation actual = pairs.information().orElseThrow();
    assertEquals(expected.get("h_x_nats").asDouble(), actual.entropyX(), tolerance);
    assertEquals(expected.get("h_y_nats").asDouble(), actual.entropyY(), tolerance);
    assertEquals(expected.get("h_xy_nats").asDouble(), actual.jointEntropy(), tolerance);
    assertEquals(expected.get("mi_nats").asDouble(), actual.information().nats(), tolerance);
    assertEquals(
        expected.get("mi_over_min_entropy").asDouble(), actual.overLeastEntropy(), tolerance);
  }

  private static SoftBins bins(JsonNode each, String points, String eps) {
    JsonNode rows = each.get(points);
    ReferencePoints reference =
        ReferencePoints.of(ReferenceFile.matrix(rows), rows.size(), rows.get(0).size());
    return new SoftBins(reference, each.get(eps).asDouble());
  }

  /** Cell by cell from the shares. */
  @Test
  void isTheNaiveTwinHoweverPartitioned() {
    for (int seed = 0; seed < 60; seed++) {
      LabelledRows problem = LabelledRows.of(seed);
      SoftBins other = SoftBins.of(ReferencePoints.fromSeed(seed + 1, 2 + seed % 7, problem.d()));
      AssignedRows x = problem.assigned();
      AssignedRows y =
          SoftAssignment.of(other, Precision.DOUBLE).assign(problem.rows(), problem.n());
      int my = other.count();
      double[] joint = new double[x.bins() * my];
      for (int i = 0; i < problem.n(); i++) {
        for (int c = 0; c < joint.length; c++) {
          joint[c] += x.share(i, c / my) * y.share(i, c % my) / problem.n();
        }
      }
      SoftPairs pairs = new SoftPairs(problem.bins(), other);
      pairs.add(x, y);
      for (int c = 0; c < joint.length; c++) {
        assertEquals(joint[c], pairs.probabilities()[c], 1e-14);
      }
      PairInformation one = pairs.information().orElseThrow();
      assertEquals(one.entropyX() + one.entropyY() - one.jointEntropy(), one.nats(), 1e-12);
      assertTrue(one.nats() >= -1e-14 && one.nats() <= one.ceiling().nats() + 1e-14);
      assertEquals(one.nats(), inPieces(problem, other).nats(), 1e-10);
    }
  }

  /** Each row by itself, merged from the last to the first. */
  private static PairInformation inPieces(LabelledRows problem, SoftBins other) {
    int d = problem.d();
    SoftPairs total = new SoftPairs(problem.bins(), other);
    SoftAssignment x = SoftAssignment.of(problem.bins(), Precision.DOUBLE);
    SoftAssignment y = SoftAssignment.of(other, Precision.DOUBLE);
    double[] row = new double[d];
    for (int i = problem.n() - 1; i >= 0; i--) {
      System.arraycopy(problem.rows(), i * d, row, 0, d);
      SoftPairs piece = new SoftPairs(problem.bins(), other);
      piece.add(x.assign(row, 1), y.assign(row, 1));
      piece.mergeWith(total);
      total = piece;
    }
    return total.information().orElseThrow();
  }

  @Test
  void theNullOfIndependentVectorsIsTheirInformation() {
    int n = 4000;
    int d = 4;
    SplittableRandom random = new SplittableRandom(2);
    double[] rows = random.doubles(2L * n * d, -1, 1).toArray();
    SoftBins bins = SoftBins.of(ReferencePoints.fromSeed(1, 20, d));
    AssignedRows x = SoftAssignment.of(bins, Precision.DOUBLE).assign(rows, n);
    double[] rest = Arrays.copyOfRange(rows, n * d, 2 * n * d);
    AssignedRows y = SoftAssignment.of(bins, Precision.DOUBLE).assign(rest, n);
    SoftPairs pairs = new SoftPairs(bins, bins);
    pairs.add(x, y);
    double information = pairs.information().orElseThrow().nats();
    KeyedPermutation permutation = new KeyedPermutation(LongStream.range(0, n).toArray(), 5);
    double sum = 0;
    for (int shuffle = 0; shuffle < 5; shuffle++) {
      SoftPairs dealt = new SoftPairs(bins, bins);
      dealt.add(x, y, permutation.partners(shuffle));
      sum += dealt.information().orElseThrow().nats() / 5;
    }
    assertTrue(sum > 0 && sum <= pairs.information().orElseThrow().biasAtMost());
    assertEquals(sum, information, 0.01);
    SoftPairs same = new SoftPairs(bins, bins);
    same.add(x, x);
    assertTrue(same.information().orElseThrow().nats() > 10 * information);
  }

  @Test
  void aPairNeedsTwoDirections() {
    SoftBins bins = SoftBins.of(ReferencePoints.fromSeed(1, 3, 2));
    AssignedRows x =
        SoftAssignment.of(bins, Precision.DOUBLE).assign(new double[] {0, 0, 1, 1, 2, 1}, 3);
    AssignedRows y =
        SoftAssignment.of(bins, Precision.DOUBLE)
            .assign(new double[] {1, 0, Double.NaN, 1, -1, 1}, 3);
    SoftPairs pairs = new SoftPairs(bins, bins);
    assertEquals(Optional.empty(), pairs.information());
    pairs.add(x, y);
    assertEquals(1, pairs.rows());
    assertEquals(2, pairs.dropped());
    PairInformation one = pairs.information().orElseThrow();
    assertEquals(0, one.nats(), 1e-14);
    assertEquals(0, one.overLeastEntropy(), 1e-14);
    SoftBins warmer = new SoftBins(bins.points(), 2 * bins.eps());
    SoftPairs other = new SoftPairs(warmer, bins);
    assertThrows(IllegalArgumentException.class, () -> pairs.mergeWith(other));
    assertThrows(IllegalArgumentException.class, () -> other.add(x, y));
    assertThrows(IllegalArgumentException.class, () -> pairs.add(x, y, new int[2]));
  }
}
