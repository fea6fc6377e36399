package io.remblai.spark.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.remblai.spark.SharedSpark;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spark")
class FactorBooksTest {

  private static final StructType SCHEMA =
      new StructType()
          .add("weights", DataTypes.createArrayType(DataTypes.FloatType))
          .add("component", DataTypes.IntegerType)
          .add("mass", DataTypes.DoubleType);

  private static Row row(float first, int component, double mass) {
    return RowFactory.create(new float[] {first, 1 - first}, component, mass);
  }

  private static FactorBooks books(Row... more) {
    List<Row> rows = new ArrayList<>(List.of(row(0.25f, 1, 0.4), row(1, 0, 0.6)));
    rows.addAll(List.of(more));
    return FactorBooks.of(SharedSpark.session().createDataFrame(rows, SCHEMA).repartition(2), 2);
  }

  private static List<String> problems(Row... more) {
    return books(more).problems("q", 1, new double[] {0.7, 0.3});
  }

  @Test
  void rowsAreCountedByTheirGreatestWeight() {
    FactorBooks books = books(row(0.25f, 1, 0), row(0.5f, 0, 0));
    assertEquals(2, books.components());
    assertArrayEquals(new long[] {2, 2}, books.rows());
    assertEquals((0.75 + 1 + 0.75 + 0.5) / 4, books.meanGreatest());
  }

  @Test
  void aSoundTableHasNone() {
    assertEquals(List.of(), problems());
    assertEquals(List.of(), problems(row(0.5f, 0, 0)));
  }

  @Test
  void massTooManyIsFoundWhereItIs() {
    assertEquals(
        List.of("masses of q sum to 1.5, not 1.0", "component 0 of q has mass 1.2, not 0.7"),
        problems(row(1, 0, 0.5)));
  }

  @Test
  void rowsThatAreNoneAreCounted() {
    Row wrongComponent = row(0.25f, 0, 0);
    Row noMass = row(0.25f, 1, -1);
    Row notOne = RowFactory.create(new float[] {0.5f, 0.25f}, 0, 0.0);
    Row tooMany = RowFactory.create(new float[] {0.5f, 0.25f, 0.25f}, 0, 0.0);
    Row noNumber = row(Float.NaN, 0, 0);
    assertEquals(
        List.of(
            "q has 5 rows whose weights do not sum to 1, whose component is not that of the"
                + " greatest weight, or whose mass is no mass"),
        problems(wrongComponent, noMass, notOne, tooMany, noNumber));
  }
}
