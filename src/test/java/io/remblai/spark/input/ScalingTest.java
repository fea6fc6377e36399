package io.remblai.spark.input;

import static io.remblai.spark.input.TestTables.DOUBLES;
import static io.remblai.spark.input.TestTables.FLOATS;
import static io.remblai.spark.input.TestTables.row;
import static io.remblai.spark.input.TestTables.table;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.geometry.GroundCost;
import io.remblai.spark.Side;
import io.remblai.spark.table.TableSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
class ScalingTest {

  @TempDir Path folder;

  @Test
  void floatsAreStoredToTheBit() {
    float[] odd = {0.1f, -0f, Float.MIN_VALUE, 16_777_215f, 1e38f};
    CheckedClouds clouds =
        read(GroundCost.SQEUCLIDEAN, Standardize.NONE, FLOATS, List.of(odd), List.of(odd));
    float[] stored = TestTables.sourcePoint(clouds, 0L);
    for (int k = 0; k < odd.length; k++) {
      assertEquals(Float.floatToIntBits(odd[k]), Float.floatToIntBits(stored[k]), "column " + k);
    }
    assertTrue(clouds.scaling().isIdentity());
    clouds.unpersist();
  }

  @Test
  void largeOffsetsDoNotCostPrecision() {
    // Epoch milliseconds and UTM northings: floats there are 131072 and 0.5 apart.
    double[] a = {1_700_000_000_001.0, 5_300_000.01};
    double[] b = {1_700_000_000_002.0, 5_300_000.04};
    double[] c = {1_700_000_000_006.0, 5_300_000.07};
    CheckedClouds clouds =
        read(GroundCost.SQEUCLIDEAN, Standardize.NONE, DOUBLES, List.of(a, b), List.of(c));
    Scaling scaling = clouds.scaling();
    assertEquals(1_700_000_000_003.0, scaling.shift(0));
    assertEquals(1, scaling.scale(0));
    float[] stored = TestTables.sourcePoint(clouds, 0L);
    float[] other = TestTables.sourcePoint(clouds, 1L);
    assertEquals(-2f, stored[0]);
    assertEquals(-1f, other[0]);
    assertEquals(0.03, other[1] - stored[1], 1e-8);
    assertEquals(a[0], scaling.original(stored[0], 0));
    assertEquals(a[1], scaling.original(stored[1], 1), 1e-8);
    clouds.unpersist();
  }

  @Test
  void shiftIsCommonToAFloatAndADoubleTable() {
    TableSpec source =
        table(folder, Side.SOURCE, DataTypes.LongType, FLOATS, List.of(row(0L, List.of(10f))));
    TableSpec target =
        table(folder, Side.TARGET, DataTypes.LongType, DOUBLES, List.of(row(0L, List.of(14.0))));
    CheckedClouds clouds = TestTables.read(TestTables.FAIL, source, target);
    assertEquals(12, clouds.scaling().shift(0));
    assertEquals(-2f, TestTables.sourcePoint(clouds, 0L)[0]);
    assertEquals(2f, clouds.target().collect().get(0).coordinates()[0]);
    clouds.unpersist();
  }

  @Test
  void zScoresUseBothCloudsAndThePopulationFormula() {
    // Column 0: 2, 4, 4, 4 and 5, 5, 7, 9 have mean 5 and deviation 2; column 1 is constant.
    List<Object> source = points(2, 4, 4, 4);
    List<Object> target = points(5, 5, 7, 9);
    for (DataType type : List.of(FLOATS, DOUBLES)) {
      CheckedClouds clouds = read(GroundCost.EUCLIDEAN, Standardize.ZSCORE, type, source, target);
      Scaling scaling = clouds.scaling();
      assertEquals(5, scaling.shift(0));
      assertEquals(2, scaling.scale(0));
      assertEquals(3, scaling.shift(1));
      assertEquals(1, scaling.scale(1));
      assertArrayEquals(new int[] {1}, scaling.constantColumns());
      assertArrayEquals(new float[] {-1.5f, 0f}, TestTables.sourcePoint(clouds, 0L));
      clouds.unpersist();
    }
  }

  @Test
  void deviationsSurviveLargeOffsets() {
    // In double, sum of squares minus square of sum would lose every digit of 1e12 +- 1.
    ColumnStatistics statistics = new ColumnStatistics(1, true);
    for (int i = 0; i < 1000; i++) {
      statistics.add(new double[] {1e12 + (i % 2 == 0 ? 1 : -1)});
    }
    assertEquals(1e12, statistics.standardising().shift(0));
    assertEquals(1, statistics.standardising().scale(0));
    ColumnStatistics constant = new ColumnStatistics(1, true);
    for (int i = 0; i < 1000; i++) {
      constant.add(new double[] {0.1});
    }
    assertArrayEquals(new int[] {0}, constant.standardising().constantColumns());
  }

  @Test
  void badRowsDoNotTouchTheStatistics() {
    List<Row> rows =
        List.of(
            row(1L, List.of(1.0)),
            row(2L, List.of(3.0)),
            row(3L, List.of(1000.0)),
            row(3L, List.of(2000.0)),
            row(null, List.of(5000.0)),
            row(4L, List.of(100.0, 100.0)),
            row(5L, List.of(Double.NaN)));
    TableSpec source = table(folder, Side.SOURCE, DataTypes.LongType, DOUBLES, rows, 1);
    TableSpec target =
        table(folder, Side.TARGET, DataTypes.LongType, DOUBLES, List.of(row(1L, List.of(2.0))));
    CheckedClouds clouds = TestTables.read(TestTables.DROP, source, target);
    assertEquals(2, clouds.scaling().shift(0));
    assertEquals(5, clouds.summary(Side.SOURCE).rejected());
    clouds.unpersist();
  }

  @Test
  void statisticsFollowTheMostFrequentLengthWhateverComesFirst() {
    List<Row> rows = new ArrayList<>(List.of(row(-1L, List.of(7.0))));
    for (long i = 0; i < 9; i++) {
      rows.add(row(i, List.of(4.0, (double) i)));
    }
    TableSpec source = table(folder, Side.SOURCE, DataTypes.LongType, DOUBLES, rows, 1);
    TableSpec target =
        table(
            folder, Side.TARGET, DataTypes.LongType, DOUBLES, List.of(row(1L, List.of(4.0, 4.0))));
    CheckedClouds clouds = TestTables.read(TestTables.DROP, source, target);
    assertEquals(4, clouds.scaling().shift(0));
    assertEquals(4, clouds.scaling().shift(1));
    assertEquals(9, clouds.sourcePoints());
    clouds.unpersist();
  }

  @Test
  void cosineBringsToUnitLengthWithoutShift() {
    List<Object> source =
        List.of(new double[] {3, 4}, new double[] {3e-170, 4e-170}, new double[] {3e37, -4e37});
    CheckedClouds clouds = read(GroundCost.COSINE, Standardize.NONE, DOUBLES, source, source);
    assertArrayEquals(new float[] {0.6f, 0.8f}, TestTables.sourcePoint(clouds, 0L));
    assertArrayEquals(new float[] {0.6f, 0.8f}, TestTables.sourcePoint(clouds, 1L));
    assertArrayEquals(new float[] {0.6f, -0.8f}, TestTables.sourcePoint(clouds, 2L));
    assertTrue(clouds.scaling().isIdentity());
    clouds.unpersist();
  }

  @Test
  void cosineOfStandardisedPointsIsTakenAfterStandardising() {
    CheckedClouds clouds =
        read(
            GroundCost.COSINE,
            Standardize.ZSCORE,
            FLOATS,
            List.of(new float[] {1, 10}, new float[] {3, 30}),
            List.of(new float[] {1, 30}, new float[] {3, 10}));
    float half = (float) Math.sqrt(0.5);
    assertArrayEquals(new float[] {-half, -half}, TestTables.sourcePoint(clouds, 0L));
    assertArrayEquals(new float[] {half, half}, TestTables.sourcePoint(clouds, 1L));
    clouds.unpersist();
  }

  private static List<Object> points(float... firstColumn) {
    List<Object> points = new ArrayList<>();
    for (float x : firstColumn) {
      points.add(new float[] {x, 3});
    }
    return points;
  }

  /** Reads points, arrays of float or double, numbered from 0. */
  private CheckedClouds read(
      GroundCost cost, Standardize standardize, DataType type, List<?> source, List<?> target) {
    CloudReader.Options options = new CloudReader.Options(cost, standardize, BadRowPolicy.FAIL, 1);
    return TestTables.read(
        options,
        table(folder, Side.SOURCE, DataTypes.LongType, type, rows(source, type)),
        table(folder, Side.TARGET, DataTypes.LongType, type, rows(target, type)));
  }

  private static List<Row> rows(List<?> points, DataType type) {
    List<Row> rows = new ArrayList<>();
    for (Object point : points) {
      int length = point instanceof float[] f ? f.length : ((double[]) point).length;
      Object[] values = new Object[length];
      for (int k = 0; k < length; k++) {
        double x = point instanceof float[] f ? f[k] : ((double[]) point)[k];
        values[k] = type.equals(FLOATS) ? (Object) (float) x : (Object) x;
      }
      rows.add(row((long) rows.size(), Arrays.asList(values)));
    }
    return rows;
  }
}
