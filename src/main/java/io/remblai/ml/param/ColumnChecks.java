package io.remblai.ml.param;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Checks of columns that need no row. */
public final class ColumnChecks {

  private ColumnChecks() {}

  /**
   * A column that must be there.
   *
   * @param param that names it, for the message
   * @throws IllegalArgumentException if there is none
   */
  public static StructField column(StructType schema, String param, String name) {
    return Arrays.stream(schema.fields())
        .filter(field -> field.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no column `%s`, which %s names; columns are %s"
                        .formatted(name, param, String.join(", ", schema.fieldNames()))));
  }

  /**
   * The type of a column of ids.
   *
   * @throws IllegalArgumentException if ids cannot be of it
   */
  public static DataType idType(StructType schema, String param, String name) {
    DataType type = column(schema, param, name).dataType();
    if (!(type instanceof IntegralType) && !(type instanceof StringType)) {
      throw new IllegalArgumentException(
          "column `%s`, which %s names, is of type %s; ids are of type tinyint, smallint, int, bigint or string"
              .formatted(name, param, type.simpleString()));
    }
    return type;
  }

  /**
   * A schema with more columns behind.
   *
   * @throws IllegalArgumentException if one is there already, or twice among those to come
   */
  public static StructType with(StructType schema, List<StructField> added) {
    StructType all = schema;
    for (StructField field : added) {
      if (Arrays.asList(all.fieldNames()).contains(field.name())) {
        throw new IllegalArgumentException(
            "there is a column `%s` already; name the new one otherwise".formatted(field.name()));
      }
      all = all.add(field);
    }
    return all;
  }
}
