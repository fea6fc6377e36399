package io.remblai.info.soft.histogram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.info.soft.AssignedRows;
import io.remblai.info.soft.NaiveSoft;
import io.remblai.info.soft.Precision;
import io.remblai.info.soft.ReferencePoints;
import io.remblai.info.soft.SoftAssignment;
import io.remblai.info.soft.SoftBins;
import io.remblai.info.soft.chance.KeyedPermutation;
import io.remblai.info.soft.chance.LabelDraw;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LabelledHistogramTest {

  private static final int PROBLEMS = 150;
  private static final double SAME = 1e-10;

  /** Rows kept as they are, summed by label, by the formulas. */
  @Test
  void isTheNaiveTwin() {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      LabelledRows problem = LabelledRows.of(seed);
      Map<Long, double[]> sums = new TreeMap<>();
      Map<Long, Integer> counts = new TreeMap<>();
      double[] total = new double[problem.bins().count()];
      double own = 0;
      for (int i = 0; i < problem.n(); i++) {
        int d = problem.d();
        double[] a =
            NaiveSoft.shares(
                Arrays.copyOfRange(problem.rows(), i * d, (i + 1) * d), problem.bins());
        own += NaiveSoft.entropy(a) / problem.n();
        counts.merge(problem.labels()[i], 1, Integer::sum);
        double[] sum = sums.computeIfAbsent(problem.labels()[i], label -> new double[a.length]);
        for (int j = 0; j < a.length; j++) {
          sum[j] += a[j];
          total[j] += a[j] / problem.n();
        }
      }
      double conditional = 0;
      double labelEntropy = 0;
      for (Map.Entry<Long, double[]> each : sums.entrySet()) {
        int count = counts.get(each.getKey());
        double weight = (double) count / problem.n();
        double[] p = Arrays.stream(each.getValue()).map(s -> s / count).toArray();
        conditional += weight * NaiveSoft.entropy(p);
        labelEntropy -= weight * Math.log(weight);
      }
      LabelInformation actual = problem.information();
      assertEquals(problem.n(), actual.rows());
      assertEquals(sums.size(), actual.labels());
      assertEquals(NaiveSoft.entropy(total), actual.entropy(), SAME);
      assertEquals(NaiveSoft.entropy(total) - conditional, actual.information().nats(), SAME);
      assertEquals(labelEntropy, actual.labelEntropy(), SAME);
      assertEquals(own, problem.histogram().total().entropy().orElseThrow().rowMean(), SAME);
    }
  }

  @Test
  void informationIsWithinItsBounds() {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      LabelInformation actual = LabelledRows.of(seed).information();
      assertTrue(actual.information().nats() >= -1e-14, "seed " + seed);
      assertTrue(actual.information().nats() <= actual.ceiling().nats() + 1e-14, "seed " + seed);
      assertTrue(actual.ceiling().normalised() <= 1, "seed " + seed);
      assertTrue(actual.regularity() >= -1e-14 && actual.regularity() <= 1, "seed " + seed);
    }
  }

  @Test
  void orderScaleAndRotationDoNotMatter() {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      LabelledRows problem = LabelledRows.of(seed);
      LabelInformation expected = problem.information();
      assertSame(expected, reversed(problem).information());
      assertSame(expected, scaled(problem, new SplittableRandom(seed)).information());
      assertSame(expected, rotated(problem).information());
    }
  }

  private static LabelledRows reversed(LabelledRows problem) {
    double[] rows = new double[problem.rows().length];
    long[] labels = new long[problem.n()];
    int d = problem.d();
    for (int i = 0; i < problem.n(); i++) {
      System.arraycopy(problem.rows(), i * d, rows, (problem.n() - 1 - i) * d, d);
      labels[problem.n() - 1 - i] = problem.labels()[i];
    }
    return problem.withRows(rows).withLabels(labels);
  }

  private static LabelledRows scaled(LabelledRows problem, SplittableRandom random) {
    double[] rows = problem.rows().clone();
    for (int i = 0; i < problem.n(); i++) {
      double factor = Math.exp(random.nextDouble(-400, 400));
      for (int k = 0; k < problem.d(); k++) {
        rows[i * problem.d() + k] *= factor;
      }
    }
    return problem.withRows(rows);
  }

  /** One turn in the plane of the first two coordinates, of rows and points. */
  private static LabelledRows rotated(LabelledRows problem) {
    double[] points = problem.bins().points().rows();
    double[] rows = problem.rows().clone();
    turn(points, problem.d());
    turn(rows, problem.d());
    ReferencePoints turned = ReferencePoints.of(points, problem.bins().count(), problem.d());
    SoftBins bins = new SoftBins(turned, problem.bins().eps());
    return new LabelledRows(bins, problem.n(), problem.d(), rows, problem.labels());
  }

  private static void turn(double[] rows, int d) {
    for (int at = 0; at < rows.length; at += d) {
      double x = rows[at];
      rows[at] = Math.cos(1) * x - Math.sin(1) * rows[at + 1];
      rows[at + 1] = Math.sin(1) * x + Math.cos(1) * rows[at + 1];
    }
  }

  private static void assertSame(LabelInformation expected, LabelInformation actual) {
    assertEquals(expected.rows(), actual.rows());
    assertEquals(expected.labels(), actual.labels());
    assertEquals(expected.entropy(), actual.entropy(), SAME);
    assertEquals(expected.conditional(), actual.conditional(), SAME);
    assertEquals(expected.correction(), actual.correction(), SAME);
    assertEquals(expected.labelEntropy(), actual.labelEntropy(), SAME);
  }

  @Test
  void mergingTwoLabelsNeverRaisesTheInformation() {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      LabelledRows problem = LabelledRows.of(seed);
      long first = problem.labels()[0];
      long last = problem.labels()[problem.n() - 1];
      long[] merged =
          Arrays.stream(problem.labels()).map(label -> label == first ? last : label).toArray();
      double before = problem.information().information().nats();
      double after = problem.withLabels(merged).information().information().nats();
      assertTrue(after <= before + 1e-13, "seed " + seed);
    }
  }

  @Test
  void manyPiecesEqualOneRun() {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      LabelledRows problem = LabelledRows.of(seed);
      SplittableRandom random = new SplittableRandom(seed);
      AssignedRows rows = problem.assigned();
      LabelledHistogram[] parts = new LabelledHistogram[random.nextInt(1, 9)];
      Arrays.setAll(parts, i -> new LabelledHistogram(problem.bins()));
      for (int i = 0; i < problem.n(); i++) {
        parts[random.nextInt(parts.length)].add(rows, i, problem.labels()[i]);
      }
      for (int i = 1; i < parts.length; i++) {
        parts[0].mergeWith(parts[i]);
      }
      assertSame(problem.information(), parts[0].information().orElseThrow());
    }
  }

  /** As executors finish labels: each label's sums to totals, the totals merged. */
  @Test
  void labelsFinishedApartGiveTheSame() {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      LabelledHistogram histogram = LabelledRows.of(seed).histogram();
      SoftHistogram total = histogram.total();
      LabelTotals even = LabelTotals.like(total);
      LabelTotals odd = LabelTotals.like(total);
      double contributions = 0;
      LabelInformation expected = histogram.information().orElseThrow();
      for (long label : histogram.labelKeys()) {
        (label % 2 == 0 ? even : odd).add(histogram.of(label));
        contributions += expected.contribution(histogram.of(label)).nats();
      }
      even.mergeWith(odd);
      even.add(histogram.of(Long.MIN_VALUE)); // unseen
      assertSame(expected, LabelInformation.of(total, even).orElseThrow());
      assertEquals(expected.information().nats(), contributions, SAME);
    }
  }

  @Test
  void oneLabelTellsNothing() {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      LabelledRows problem = LabelledRows.of(seed);
      LabelInformation actual = problem.withLabels(new long[problem.n()]).information();
      assertEquals(0, actual.information().nats());
      assertEquals(0, actual.corrected().nats());
      assertEquals(0, actual.labelEntropy());
      assertEquals(0, actual.regularity());
      assertEquals(0, actual.ceiling().nats());
    }
  }

  @Test
  void oneRowHasItsOwnEntropy() {
    LabelledRows many = LabelledRows.of(3);
    double[] row = Arrays.copyOf(many.rows(), many.d());
    LabelledRows one = new LabelledRows(many.bins(), 1, many.d(), row, new long[] {7});
    SoftEntropy entropy = one.histogram().total().entropy().orElseThrow();
    assertEquals(entropy.rowMean(), entropy.plugIn(), 1e-14);
    assertEquals(0, entropy.correction());
    assertEquals(0, one.information().information().nats());
    assertTrue(one.information().fewRowsPerLabel());
  }

  @Test
  void constantRowsTellNothing() {
    LabelledRows many = LabelledRows.of(5);
    double[] rows = new double[many.n() * many.d()];
    Arrays.fill(rows, 2);
    LabelInformation actual = many.withRows(rows).information();
    assertEquals(0, actual.information().nats(), 1e-14);
    assertEquals(0, actual.corrected().nats(), 1e-14);
    assertEquals(0, actual.regularity(), 1e-14);
  }

  /** Labels that have nothing to do with the rows: what is estimated is what chance gives. */
  @Test
  void theNullOfIndependentLabelsIsTheirInformation() {
    int n = 4000;
    int labels = 200;
    SplittableRandom random = new SplittableRandom(6);
    double[] rows = random.doubles(n * 4L, -1, 1).toArray();
    long[] drawn = random.longs(n, 0, labels).toArray();
    SoftBins bins = SoftBins.of(ReferencePoints.fromSeed(1, 50, 4));
    LabelledRows problem = new LabelledRows(bins, n, 4, rows, drawn);
    double lnM = Math.log(50);
    double information = problem.information().information().nats();
    KeyedPermutation permutation = new KeyedPermutation(LongStream.range(0, n).toArray(), 5);
    LabelledHistogram counted = problem.histogram();
    long[] counts =
        Arrays.stream(counted.labelKeys()).map(label -> counted.of(label).rows()).toArray();
    LabelDraw draw = new LabelDraw(counted.labelKeys(), counts, 5);
    double shuffled = 0;
    double resampled = 0;
    for (int s = 0; s < 5; s++) {
      shuffled += nats(problem.withLabels(permutation.labels(drawn, s))) / 5;
      int shuffle = s;
      long[] redrawn = LongStream.range(0, n).map(key -> draw.label(key, shuffle)).toArray();
      resampled += nats(problem.withLabels(redrawn)) / 5;
    }
    assertTrue(information > 0.02 * lnM, "the bias is there");
    assertEquals(shuffled, information, 0.005 * lnM);
    assertEquals(shuffled, resampled, 0.005 * lnM);
    double corrected = problem.information().corrected().nats();
    assertTrue(corrected > 0 && corrected < information, "the correction takes part of it");
  }

  private static double nats(LabelledRows problem) {
    return problem.information().information().nats();
  }

  @Test
  void rowsWithoutLabelOrDirectionAreCounted() {
    SoftBins bins = SoftBins.of(ReferencePoints.fromSeed(1, 5, 2));
    double[] rows = {1, 0, 0, 0, 0, 1, Double.NaN, 1};
    AssignedRows assigned = SoftAssignment.of(bins, Precision.DOUBLE).assign(rows, 4);
    LabelledHistogram histogram = new LabelledHistogram(bins);
    histogram.addUnlabelled(assigned, 0);
    histogram.addUnlabelled(assigned, 1);
    histogram.add(assigned, 2, 9);
    histogram.add(assigned, 3, 8);
    assertEquals(1, histogram.unlabelled());
    assertEquals(2, histogram.dropped());
    assertEquals(1, histogram.labels());
    assertEquals(1, histogram.information().orElseThrow().rows());
    SoftHistogram all = new SoftHistogram(bins);
    all.add(assigned);
    assertEquals(2, all.rows());
    assertEquals(1, all.zeroRows());
    assertEquals(1, all.notFiniteRows());
  }

  @Test
  void noRowsGiveNoResult() {
    SoftBins bins = SoftBins.of(ReferencePoints.fromSeed(1, 5, 2));
    LabelledHistogram none = new LabelledHistogram(bins);
    assertEquals(Optional.empty(), none.information());
    assertEquals(Optional.empty(), none.total().entropy());
    for (double p : none.total().probabilities()) {
      assertEquals(0, p);
    }
    none.mergeWith(new LabelledHistogram(bins));
    assertEquals(Optional.empty(), none.information());
  }

  @Test
  void theInformationPlaneDividesOutputByInput() {
    LabelledRows problem = LabelledRows.of(8);
    LabelInformation input = problem.information();
    LabelInformation none = problem.withLabels(new long[problem.n()]).information();
    PlanePoint point = new PlanePoint(input, input);
    assertEquals(1, point.optimality().orElseThrow());
    assertEquals(0, new PlanePoint(input, none).optimality().orElseThrow());
    assertTrue(new PlanePoint(none, input).optimality().isEmpty());
    assertEquals(input.information(), point.complexity());
    assertEquals(input.information(), point.expressivity());
  }

  @Test
  void otherBinsAreRefused() {
    ReferencePoints points = ReferencePoints.fromSeed(1, 5, 2);
    LabelledHistogram one = new LabelledHistogram(new SoftBins(points, 0.1));
    LabelledHistogram other = new LabelledHistogram(new SoftBins(points, 0.2));
    assertThrows(IllegalArgumentException.class, () -> one.mergeWith(other));
    assertThrows(IllegalArgumentException.class, () -> one.total().mergeWith(other.total()));
    assertThrows(
        IllegalArgumentException.class, () -> LabelInformation.of(one.total(), other.totals()));
  }
}
