package io.remblai.spark.info.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.info.soft.AssignedRows;
import io.remblai.info.soft.Precision;
import io.remblai.info.soft.ReferencePoints;
import io.remblai.info.soft.SoftAssignment;
import io.remblai.info.soft.SoftBins;
import io.remblai.info.soft.Temperature;
import io.remblai.info.soft.histogram.LabelInformation;
import io.remblai.info.soft.histogram.LabelledHistogram;
import io.remblai.info.soft.histogram.SoftHistogram;
import io.remblai.info.soft.histogram.SoftPairs;
import io.remblai.spark.SharedSpark;
import io.remblai.spark.info.EstimateLine;
import io.remblai.spark.info.Groups;
import io.remblai.spark.info.InfoTable;
import io.remblai.spark.info.LabelledTable;
import io.remblai.spark.info.soft.BinsRecipe;
import io.remblai.spark.info.soft.GroupState;
import io.remblai.spark.info.soft.Heat;
import io.remblai.spark.info.soft.SoftSettings;
import io.remblai.spark.info.soft.SoftState;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("spark")
final class SoftRunTest {

  private static final int DIM = 6;
  private static final int BINS = 20;
  private static final List<Row> ROWS = LabelledTable.rows(600, DIM, 9, 1);

  private static JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(SharedSpark.session().sparkContext());
  }

  private static SoftSettings settings(int nulls, Precision precision) {
    BinsRecipe x =
        new BinsRecipe(BINS, 7, 1, Heat.of(Temperature.EXACT), context().broadcast(new double[0]));
    BinsRecipe y =
        new BinsRecipe(BINS, 7, 2, Heat.of(Temperature.EXACT), context().broadcast(new double[0]));
    return new SoftSettings(x, y, precision, nulls, 11);
  }

  private static InfoTable table(Dataset<Row> rows) {
    return InfoTable.of("rows", rows, LabelledTable.columns());
  }

  private static SoftRun run(Dataset<Row> rows, long mostCells) {
    return run(rows, Precision.DOUBLE, mostCells);
  }

  private static SoftRun run(Dataset<Row> rows, Precision precision, long mostCells) {
    InfoTable table = table(rows);
    return SoftRun.of(context(), table, Groups.of(table), settings(2, precision), mostCells);
  }

  /** The group of odd or even rows. */
  private static long group(int parity) {
    return Groups.of(table(LabelledTable.table(ROWS))).keys().get(parity);
  }

  private static double[] flat(int parity, int column) {
    double[] flat = new double[ROWS.size() / 2 * DIM];
    for (int i = parity; i < ROWS.size(); i += 2) {
      List<Number> vector = ROWS.get(i).getAs(column);
      for (int k = 0; k < DIM; k++) {
        flat[i / 2 * DIM + k] = vector.get(k).doubleValue();
      }
    }
    return flat;
  }

  private static AssignedRows shares(int parity, int column, long stream) {
    SoftBins bins = SoftBins.of(ReferencePoints.fromSeed(7, stream, BINS, DIM));
    return SoftAssignment.of(bins, Precision.DOUBLE).assign(flat(parity, column), ROWS.size() / 2);
  }

  @Test
  void agreesWithTheSumsInMemory() {
    SoftRun run = run(LabelledTable.table(ROWS), SoftRun.MOST_CELLS);
    assertArrayEquals(new int[] {0, 1}, run.fewColumns());
    for (int parity = 0; parity < 2; parity++) {
      GroupState state = run.state().group(group(parity)).orElseThrow();
      SoftBins bins = SoftBins.of(ReferencePoints.fromSeed(7, 1, BINS, DIM));
      SoftBins second = SoftBins.of(ReferencePoints.fromSeed(7, 2, BINS, DIM));
      AssignedRows x = shares(parity, 2, 1);
      SoftHistogram all = new SoftHistogram(bins);
      all.add(x);
      assertArrayEquals(all.probabilities(), state.all().probabilities(), 1e-14);
      LabelledHistogram digits = new LabelledHistogram(bins);
      long[] labels = new long[ROWS.size() / 2];
      for (int i = parity; i < ROWS.size(); i += 2) {
        labels[i / 2] = ROWS.get(i).getInt(5);
      }
      digits.add(x, labels);
      LabelInformation found = run.information(group(parity), 1, 0).orElseThrow();
      LabelInformation wanted = digits.information().orElseThrow();
      assertEquals(3, found.labels());
      assertEquals(wanted.information().nats(), found.information().nats(), 1e-13);
      assertEquals(wanted.corrected().nats(), found.corrected().nats(), 1e-13);
      SoftPairs pairs = new SoftPairs(bins, second);
      pairs.add(x, shares(parity, 3, 2));
      assertEquals(
          pairs.information().orElseThrow().nats(),
          state.pairs().orElseThrow().information().orElseThrow().nats(),
          1e-13);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {SoftRun.MOST_CELLS, 0})
  void partitionsDoNotMatter(long mostCells) {
    Dataset<Row> rows = LabelledTable.table(ROWS);
    List<EstimateLine> one = lines(run(rows.repartition(1), mostCells));
    for (int partitions : new int[] {7, 200}) {
      List<EstimateLine> many = lines(run(rows.repartition(partitions), mostCells));
      assertEquals(one.size(), many.size());
      for (int l = 0; l < one.size(); l++) {
        assertEquals(one.get(l).quantity(), many.get(l).quantity());
        assertClose(one.get(l).nats().orElse(0.0), many.get(l).nats().orElse(0.0));
        assertClose(one.get(l).nullMean().orElse(0.0), many.get(l).nullMean().orElse(0.0));
        assertClose(one.get(l).error().orElse(0.0), many.get(l).error().orElse(0.0));
        assertEquals(one.get(l).rowsUsed(), many.get(l).rowsUsed());
      }
    }
  }

  private static void assertClose(double wanted, double found) {
    assertEquals(wanted, found, 1e-10);
  }

  private static List<EstimateLine> lines(SoftRun run) {
    SoftLines lines = new SoftLines(run, List.of("word", "digit"));
    for (int parity = 0; parity < 2; parity++) {
      lines.add(group(parity), List.of(new LabelPair(0, 1)));
    }
    return lines.lines();
  }

  /** In one partition labels are frequent and summed first, in 50 their rows travel. */
  @ParameterizedTest
  @CsvSource({"DOUBLE,1", "DOUBLE,50", "FLOAT,1", "FLOAT,50"})
  void labelsThatMeetByAShuffleGiveTheSame(Precision precision, int partitions) {
    Dataset<Row> rows = LabelledTable.table(ROWS).repartition(partitions);
    SoftRun held = run(rows, precision, SoftRun.MOST_CELLS);
    SoftRun shuffled = run(rows, precision, 0);
    assertEquals(0, shuffled.fewColumns().length);
    for (int parity = 0; parity < 2; parity++) {
      for (int column = 0; column < 2; column++) {
        for (int draw = 0; draw <= 2; draw++) {
          LabelInformation wanted = held.information(group(parity), column, draw).orElseThrow();
          LabelInformation found = shuffled.information(group(parity), column, draw).orElseThrow();
          assertEquals(wanted.labels(), found.labels());
          assertClose(wanted.information().nats(), found.information().nats());
          assertClose(wanted.corrected().nats(), found.corrected().nats());
          assertClose(wanted.labelEntropy(), found.labelEntropy());
        }
      }
    }
  }

  /** The state of a run says the same after a serialiser. */
  static void assertSurvives(UnaryOperator<Object> serialiser) {
    SoftRun run = run(LabelledTable.table(ROWS), SoftRun.MOST_CELLS);
    SoftState copy = (SoftState) serialiser.apply(run.state());
    GroupState state = copy.group(group(0)).orElseThrow();
    assertEquals(
        run.information(group(0), 1, 0).orElseThrow().information().nats(),
        state.labelled(3).information().orElseThrow().information().nats(),
        0);
    assertEquals(
        9, ((SoftState) serialiser.apply(copy)).group(group(0)).orElseThrow().labelled(0).labels());
  }

  @Test
  void chanceLabelsKnowLittle() {
    SoftRun run = run(LabelledTable.table(ROWS), SoftRun.MOST_CELLS);
    double real = run.information(group(0), 0, 0).orElseThrow().information().nats();
    for (int draw = 1; draw <= 2; draw++) {
      double chance = run.information(group(0), 0, draw).orElseThrow().information().nats();
      assertTrue(chance > 0 && chance < real / 3, chance + " of " + real);
    }
  }
}
