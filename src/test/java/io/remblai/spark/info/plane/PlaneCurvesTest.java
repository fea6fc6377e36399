package io.remblai.spark.info.plane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.info.bottleneck.BottleneckPoint;
import io.remblai.info.bottleneck.DiscreteJoint;
import io.remblai.spark.SharedSpark;
import io.remblai.spark.info.Groups;
import io.remblai.spark.info.InfoColumns;
import io.remblai.spark.info.InfoTable;
import io.remblai.spark.info.LabelledTable;
import io.remblai.spark.info.plane.curve.CurveSettings;
import io.remblai.spark.info.run.LabelPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spark")
final class PlaneCurvesTest {

  private static final int WORDS = 12;
  private static final int DIGITS = 5;

  private static JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(SharedSpark.session().sparkContext());
  }

  /** Layers a and b with the same labels in another order of rows, c with others. */
  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (String layer : List.of("b", "a", "c")) {
      Random random = new Random(layer.equals("c") ? 2 : 1);
      for (int i = 0; i < 300; i++) {
        int word = random.nextInt(WORDS);
        Integer digit = random.nextInt(10) == 0 ? null : (word + random.nextInt(3)) % DIGITS;
        List<Float> x = List.of(1f, (float) i);
        Row row = RowFactory.create((long) i, layer, x, List.of(1.0, 2.0), "w" + word, digit);
        rows.add(layer.equals("a") ? 0 : rows.size(), row);
      }
    }
    return rows;
  }

  private static InfoTable table(List<Row> rows, int partitions) {
    InfoColumns columns =
        new InfoColumns(
            "features",
            Optional.empty(),
            List.of("word", "digit"),
            List.of("layer"),
            Optional.empty());
    return InfoTable.of("rows", LabelledTable.table(rows).repartition(partitions), columns);
  }

  private static DiscreteJoint naive(List<Row> rows, String layer) {
    double[][] counts = new double[WORDS][DIGITS];
    for (Row row : rows) {
      if (row.getString(1).equals(layer) && !row.isNullAt(5)) {
        counts[Integer.parseInt(row.getString(4).substring(1))][row.getInt(5)]++;
      }
    }
    return DiscreteJoint.of(counts);
  }

  private static PlaneCurves search(InfoTable table, LabelJoints joints, int most, int restarts) {
    CurveSettings settings =
        new CurveSettings(List.of(1.2, 2.0, 4.0, 12.0, 100.0), restarts, most, 5);
    return PlaneCurves.search(context(), List.of(joints), Groups.of(table).keys(), settings);
  }

  @Test
  void jointsAreThoseOfTheRowsAndEqualOnesShareACurve() {
    List<Row> rows = rows();
    InfoTable table = table(rows, 4);
    List<Long> groups = Groups.of(table).keys();
    try (LabelJoints joints = LabelJoints.of(table, new LabelPair(0, 1))) {
      for (int g = 0; g < groups.size(); g++) {
        DiscreteJoint wanted = naive(rows, List.of("a", "b", "c").get(g));
        JointSummary found = joints.summary(groups.get(g)).orElseThrow();
        assertEquals(wanted.entropyX(), found.input().entropy(), 1e-12);
        assertEquals(wanted.entropyY(), found.output().entropy(), 1e-12);
        assertEquals(wanted.information(), found.information(), 1e-12);
        assertEquals(wanted.sizeX(), found.input().values());
        DiscreteJoint collected = joints.joints(List.of(groups.get(g))).get(groups.get(g));
        assertEquals(wanted.information(), collected.information(), 1e-12);
        assertEquals(wanted.entropyX(), collected.entropyX(), 1e-12);
      }
      assertEquals(joints.summary(groups.get(0)), joints.summary(groups.get(1)));
      PlaneCurves curves = search(table, joints, 2_000, 1);
      assertEquals(2, curves.all().size());
      assertEquals(curves.curve(0, groups.get(0)), curves.curve(0, groups.get(1)));
      assertNotEquals(curves.curve(0, groups.get(0)), curves.curve(0, groups.get(2)));
      assertTrue(search(table, joints, WORDS - 1, 1).all().isEmpty());
    }
  }

  @Test
  void partitionsDoNotMatterAndRestartsOnlyHelp() {
    List<Row> rows = rows();
    InfoTable one = table(rows, 1);
    InfoTable seven = table(rows, 7);
    try (LabelJoints first = LabelJoints.of(one, new LabelPair(0, 1));
        LabelJoints second = LabelJoints.of(seven, new LabelPair(0, 1))) {
      List<PlaneCurve> none = search(one, first, 2_000, 0).all();
      List<PlaneCurve> some = search(one, first, 2_000, 6).all();
      List<PlaneCurve> again = search(seven, second, 2_000, 6).all();
      for (int c = 0; c < some.size(); c++) {
        assertEquals(some.get(c).curve().points(), again.get(c).curve().points());
        for (int b = 0; b < 5; b++) {
          BottleneckPoint without = none.get(c).curve().points().get(b);
          BottleneckPoint with = some.get(c).curve().points().get(b);
          assertTrue(with.lagrangian() <= without.lagrangian());
        }
      }
    }
  }

  @Test
  void settingsCheckThemselves() {
    assertEquals(24, new CurveSettings(CurveSettings.usualBetas(), 1, 1, 0).betas().size());
    for (List<Double> wrong : List.of(List.<Double>of(), List.of(1.0), List.of(2.0, Double.NaN))) {
      assertThrows(IllegalArgumentException.class, () -> new CurveSettings(wrong, 1, 9, 0));
    }
    assertThrows(IllegalArgumentException.class, () -> new CurveSettings(List.of(2.0), -1, 9, 0));
  }
}
