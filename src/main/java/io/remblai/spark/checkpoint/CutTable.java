package io.remblai.spark.checkpoint;

import io.remblai.math.Seeds;
import io.remblai.spark.Ids;
import io.remblai.spark.Side;
import io.remblai.spark.progress.TopCut;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The cuts of the top levels as rows: small, in the driver's hands. */
final class CutTable {

  static final StructType SCHEMA =
      new StructType()
          .add("side", DataTypes.StringType, false)
          .add("path", DataTypes.LongType, false)
          .add("direction", DataTypes.createArrayType(DataTypes.DoubleType, false), false)
          .add("along", DataTypes.DoubleType, false)
          .add("id_number", DataTypes.LongType, true)
          .add("id_text", DataTypes.StringType, true)
          .add("key", DataTypes.LongType, false);

  private CutTable() {}

  static Row row(TopCut cut) {
    Object id = cut.id().value(0);
    return RowFactory.create(
        cut.side().toString(),
        cut.path(),
        cut.direction(),
        cut.along(),
        id instanceof Long ? id : null,
        id instanceof String ? id : null,
        cut.key());
  }

  static TopCut cut(Row row) {
    List<Double> direction = row.getList(2);
    boolean text = row.isNullAt(4);
    Ids id =
        text
            ? Ids.ofTexts(new String[] {row.getString(5)})
            : Ids.ofNumbers(new long[] {row.getLong(4)});
    return new TopCut(
        Side.valueOf(row.getString(0).toUpperCase(Locale.ROOT)),
        row.getLong(1),
        direction.stream().mapToDouble(Double::doubleValue).toArray(),
        row.getDouble(3),
        id,
        row.getLong(6));
  }

  /** A number that any change of any cut changes, whatever their order. */
  static long checksum(List<TopCut> cuts) {
    long sum = 0;
    for (TopCut cut : cuts) {
      long mixed = Seeds.mix(cut.side().stream() ^ cut.path() << 1);
      for (double component : cut.direction()) {
        mixed = Seeds.mix(mixed ^ Double.doubleToRawLongBits(component));
      }
      mixed = Seeds.mix(mixed ^ Double.doubleToRawLongBits(cut.along()));
      mixed = Seeds.mix(mixed ^ cut.key());
      sum += Seeds.mix(mixed ^ cut.id().key(0, 0));
    }
    return sum;
  }
}
