package io.remblai.job.fuzz;

import java.math.BigDecimal;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A small table of random columns.
 *
 * @param rows all of it
 * @param id name of its ids
 * @param features name of its vectors
 * @param plain name of a column of numbers or text, for labels and groups
 * @param wrongColumn a column of a type that cannot be used, or empty
 * @param good rows that can be used
 */
record DrawnTable(
    Dataset<Row> rows, String id, String features, String plain, String wrongColumn, int good) {

  /** Hard to quote, to find, or the name of a column that the jobs make themselves. */
  private static final List<String> NAMES =
      List.of(
          "id",
          "features",
          "a.b",
          "`q`",
          "a`b",
          "a b",
          "it's",
          "\"d\"",
          "größe",
          "日本",
          "a,b;",
          "x) or (1=1",
          "__x",
          "__group",
          "group0",
          "label0",
          "reason",
          "side",
          "vector",
          "x",
          "y",
          "duplicate_id",
          "count",
          "select",
          "1",
          "*",
          "a.*",
          "a\\b",
          "-",
          "ID ",
          "%s",
          "$x",
          "key",
          "label",
          "source_id",
          "cost",
          "block",
          "dim",
          "f",
          "c",
          "series",
          "time",
          "given",
          "#");

  private static final DataType FLOATS = DataTypes.createArrayType(DataTypes.FloatType);

  /** Types that no id has. */
  private static final List<DataType> NO_IDS =
      List.of(
          DataTypes.DoubleType,
          DataTypes.BooleanType,
          DataTypes.DateType,
          DataTypes.BinaryType,
          DataTypes.createDecimalType(10, 0),
          FLOATS,
          DataTypes.createMapType(DataTypes.StringType, DataTypes.LongType),
          new StructType().add("id", DataTypes.LongType));

  /** Types that no vector has. */
  private static final List<DataType> NO_VECTORS =
      List.of(
          DataTypes.StringType,
          DataTypes.BinaryType,
          DataTypes.DateType,
          DataTypes.createArrayType(DataTypes.StringType),
          DataTypes.createArrayType(FLOATS),
          DataTypes.createArrayType(DataTypes.BooleanType),
          DataTypes.createMapType(DataTypes.StringType, DataTypes.FloatType),
          new StructType().add("x", DataTypes.FloatType).add("y", DataTypes.FloatType));

  private static final List<DataType> VECTORS =
      List.of(
          FLOATS,
          DataTypes.createArrayType(DataTypes.DoubleType),
          DataTypes.createArrayType(DataTypes.IntegerType),
          DataTypes.createArrayType(DataTypes.createDecimalType(12, 3)),
          SQLDataTypes.VectorType());

  private static final List<DataType> IDS =
      List.of(
          DataTypes.LongType,
          DataTypes.IntegerType,
          DataTypes.ShortType,
          DataTypes.ByteType,
          DataTypes.StringType);

  static DrawnTable draw(SparkSession session, Random random, boolean wrongType) {
    List<String> names = new ArrayList<>(NAMES);
    java.util.Collections.shuffle(names, random);
    boolean wrongId = wrongType && random.nextBoolean();
    DataType idType = pick(wrongId ? NO_IDS : IDS, random);
    DataType vectorType = pick(wrongType && !wrongId ? NO_VECTORS : VECTORS, random);
    StructType schema =
        new StructType()
            .add(names.get(0), idType)
            .add(names.get(1), vectorType)
            .add(names.get(2), random.nextBoolean() ? DataTypes.StringType : DataTypes.LongType)
            .add(names.get(3), pick(NO_VECTORS, random));
    int count = !wrongType && random.nextInt(5) == 0 ? 0 : 1 + random.nextInt(9);
    boolean clean = wrongType || random.nextBoolean();
    List<Row> rows = new ArrayList<>();
    int good = 0;
    for (int i = 0; i < count; i++) {
      boolean nullId = !clean && random.nextInt(8) == 0;
      int kind = clean ? 9 : random.nextInt(10);
      Object vector =
          NO_VECTORS.contains(vectorType) ? value(vectorType, i) : vector(vectorType, kind, random);
      Object plain =
          schema.apply(2).dataType() == DataTypes.LongType ? (Object) (i % 2L) : "p" + i % 2;
      rows.add(
          RowFactory.create(
              nullId ? null : value(idType, i),
              vector,
              plain,
              value(schema.apply(3).dataType(), i)));
      good += !nullId && isGood(vectorType, kind) ? 1 : 0;
    }
    String wrong = wrongId ? names.get(0) : wrongType ? names.get(1) : "";
    return new DrawnTable(
        session.createDataFrame(rows, schema),
        names.get(0),
        names.get(1),
        names.get(2),
        wrong,
        good);
  }

  private static <T> T pick(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }

  /** A value of a plain or nested type. */
  private static Object value(DataType type, int i) {
    return switch (type.typeName()) {
      case "long" -> (long) i;
      case "integer" -> i;
      case "short" -> (short) i;
      case "byte" -> (byte) i;
      case "string" -> "it's `" + i + "` \"größe\"";
      case "double" -> (double) i;
      case "boolean" -> i % 2 == 0;
      case "date" -> Date.valueOf("2020-01-0" + (1 + i % 9));
      case "binary" -> new byte[] {(byte) i};
      case "map" -> Map.of();
      case "array" -> List.of();
      case "struct" ->
          i % 2 == 0 ? null : RowFactory.create(new Object[((StructType) type).size()]);
      default -> BigDecimal.valueOf(i);
    };
  }

  private static boolean isGood(DataType type, int kind) {
    boolean ml = type.equals(SQLDataTypes.VectorType());
    boolean whole = !ml && !type.equals(FLOATS) && !type.equals(VECTORS.get(1));
    return switch (kind) {
      case 0 -> false; // null
      case 1 -> ml; // a null element, which ML's vectors cannot have
      case 2 -> whole; // NaN, which whole numbers cannot be
      default -> true;
    };
  }

  private static Object vector(DataType type, int kind, Random random) {
    double[] numbers = {random.nextInt(100), random.nextInt(100), 1 + random.nextInt(100)};
    if (kind == 0) {
      return null;
    }
    boolean nan = kind == 2;
    if (type.equals(SQLDataTypes.VectorType())) {
      if (nan) {
        numbers[1] = Double.NaN;
      }
      return random.nextBoolean()
          ? Vectors.dense(numbers)
          : Vectors.sparse(3, new int[] {0, 1, 2}, numbers);
    }
    String element = ((org.apache.spark.sql.types.ArrayType) type).elementType().typeName();
    Object[] vector = new Object[3];
    for (int k = 0; k < 3; k++) {
      vector[k] =
          switch (element) {
            case "float" -> nan && k == 1 ? Float.NaN : (float) numbers[k];
            case "double" -> nan && k == 1 ? Double.NaN : numbers[k];
            case "integer" -> (int) numbers[k];
            default -> BigDecimal.valueOf(numbers[k]);
          };
    }
    if (kind == 1) {
      vector[2] = null;
    }
    return Arrays.asList(vector);
  }
}
