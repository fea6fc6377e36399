package io.remblai.spark.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.geometry.GroundCost;
import io.remblai.spark.PointBlock;
import io.remblai.spark.PointLayout;
import io.remblai.spark.SharedSpark;
import io.remblai.spark.Side;
import io.remblai.spark.table.InputException;
import io.remblai.spark.table.TableSpec;
import io.remblai.spark.table.TableSpec.JoinedColumns;
import io.remblai.spark.table.TableSpec.VectorColumn;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables whose vectors are joined of features, coordinates and a weight. */
@Tag("spark")
class JoinedTablesTest {

  private static final StructType SCHEMA =
      new StructType()
          .add("id", DataTypes.LongType)
          .add("features", TestTables.FLOATS)
          .add("place", TestTables.DOUBLES)
          .add("mass", DataTypes.IntegerType);

  @TempDir Path folder;

  private TableSpec table(Side side, Row... rows) {
    TableSpec plain = TestTables.table(folder, side, SCHEMA, List.of(rows), 1);
    return new TableSpec(
        side,
        plain.location(),
        "id",
        new JoinedColumns(new VectorColumn("features"), Optional.of("place"), Optional.of("mass")));
  }

  private TableSpec source() {
    return table(
        Side.SOURCE,
        row(1, List.of(3f, 4f), List.of(1e6), 5),
        row(2, List.of(5f, 12f), List.of(1e6 + 1), 7));
  }

  private TableSpec target() {
    return table(
        Side.TARGET,
        row(1, List.of(6f, 8f), List.of(-2.0, 9.0, 1.0), 2),
        row(2, List.of(2f, 0f), List.of(-4.0, 9.0, 1.0), 0));
  }

  private static Row row(long id, List<Float> features, List<Double> place, Integer mass) {
    return RowFactory.create(id, features, place, mass);
  }

  private static CheckedClouds read(
      GroundCost cost, BadRowPolicy policy, Spaces spaces, TableSpec source, TableSpec target) {
    CloudReader.Options options =
        new CloudReader.Options(cost, Standardize.NONE, policy, 1, spaces);
    return new CloudReader(SharedSpark.session(), options).read(source, target);
  }

  /** All coordinates, by id. */
  private static float[] points(CheckedClouds clouds, Side side) {
    PointBlock block =
        PointBlock.concat((side == Side.SOURCE ? clouds.source() : clouds.target()).collect());
    boolean inOrder = block.ids().value(0).equals(1L);
    return block.select(inOrder ? new int[] {0, 1} : new int[] {1, 0}).coordinates();
  }

  @Test
  void featuresShareAShiftPlacesHaveTheirOwnWeightsHaveNone() {
    CheckedClouds clouds =
        read(GroundCost.SQEUCLIDEAN, BadRowPolicy.FAIL, Spaces.SHARED, source(), target());
    assertEquals(new PointLayout(2, 1, true), clouds.layout(Side.SOURCE));
    assertEquals(new PointLayout(2, 3, true), clouds.layout(Side.TARGET));
    assertArrayEquals(new float[] {-1, -2, -0.5f, 5, 1, 6, 0.5f, 7}, points(clouds, Side.SOURCE));
    assertArrayEquals(
        new float[] {2, 2, 1, 0, 0, 2, -2, -6, -1, 0, 0, 0}, points(clouds, Side.TARGET));
    assertEquals(-3, clouds.scaling(Side.TARGET).original(0, 2));
    clouds.unpersist();
  }

  @Test
  void featuresApartHaveTheirOwnShift() {
    CheckedClouds clouds =
        read(GroundCost.SQEUCLIDEAN, BadRowPolicy.FAIL, Spaces.APART, source(), target());
    assertArrayEquals(new float[] {-1, -4, -0.5f, 5, 1, 4, 0.5f, 7}, points(clouds, Side.SOURCE));
    clouds.unpersist();
  }

  @Test
  void onlyFeaturesAreBroughtToUnitLength() {
    CheckedClouds clouds =
        read(GroundCost.COSINE, BadRowPolicy.FAIL, Spaces.SHARED, source(), target());
    assertArrayEquals(
        new float[] {0.6f, 0.8f, -0.5f, 5, (float) (5 / 13.0), (float) (12 / 13.0), 0.5f, 7},
        points(clouds, Side.SOURCE));
    clouds.unpersist();
  }

  @Test
  void partsOfOtherLengthsAreOfWrongLength() {
    TableSpec mixed =
        table(
            Side.SOURCE,
            row(1, List.of(3f, 4f), List.of(1.0), 5),
            row(2, List.of(5f, 12f), List.of(2.0), 7),
            row(3, List.of(5f), List.of(2.0, 3.0), 7),
            row(4, List.of(5f, 1f, 1f), List.of(2.0), 7),
            row(5, List.of(5f, 1f), null, 7),
            row(6, List.of(5f, 1f), List.of(3.0), null),
            row(7, List.of(0f, 1f), List.of(3.0), 1));
    CheckedClouds clouds =
        read(GroundCost.SQEUCLIDEAN, BadRowPolicy.QUARANTINE, Spaces.SHARED, mixed, target());
    assertEquals(3, clouds.sourcePoints());
    assertEquals(
        List.of("3 wrong_length", "4 wrong_length", "5 null_vector", "6 null_element"),
        clouds.rejects(SharedSpark.session()).orderBy("id").collectAsList().stream()
            .map(row -> row.getString(1) + " " + row.getString(2))
            .toList());
    clouds.unpersist();
  }

  @Test
  void spacesThatCannotBeComparedAreRefused() {
    TableSpec other = table(Side.TARGET, row(1, List.of(1f, 2f, 3f), List.of(1.0), 1));
    InputException refused =
        assertThrows(
            InputException.class,
            () -> read(GroundCost.SQEUCLIDEAN, BadRowPolicy.FAIL, Spaces.SHARED, source(), other));
    assertTrue(refused.getMessage().contains("dimension 2"), refused::getMessage);
    assertTrue(refused.getMessage().contains("dimension 3"), refused::getMessage);
    read(GroundCost.SQEUCLIDEAN, BadRowPolicy.FAIL, Spaces.APART, source(), other).unpersist();
  }

  @Test
  void wrongColumnsAreToldTogether() {
    TableSpec plain = source();
    TableSpec wrong =
        new TableSpec(
            Side.SOURCE,
            plain.location(),
            "id",
            new JoinedColumns(
                new VectorColumn("features"), Optional.of("plaec"), Optional.of("place")));
    InputException refused =
        assertThrows(
            InputException.class,
            () -> read(GroundCost.SQEUCLIDEAN, BadRowPolicy.FAIL, Spaces.SHARED, wrong, target()));
    assertTrue(refused.getMessage().contains("nearest is `place`"), refused::getMessage);
    assertTrue(refused.getMessage().contains("weights are numbers"), refused::getMessage);
  }
}
