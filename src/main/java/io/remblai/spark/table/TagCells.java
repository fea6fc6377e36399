package io.remblai.spark.table;

import io.remblai.spark.tag.GroupColumn;
import io.remblai.spark.tag.GroupKey;
import io.remblai.spark.tag.TagLayout;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;

/** A copy of one row's tags, read through Spark's internal row. Not thread safe. */
final class TagCells {

  private final GroupColumn.Carrier[] carriers;
  private final double[] numbers;
  private GroupKey group; // null without groups

  TagCells(TagLayout layout) {
    this.carriers =
        layout.groups().stream().map(GroupColumn::carrier).toArray(GroupColumn.Carrier[]::new);
    this.numbers = new double[layout.calipers().size()];
  }

  /** Reads the tags from a place of a row on; tells why it cannot be used. */
  Optional<RejectReason> read(InternalRow row, int from) {
    if (carriers.length > 0) {
      Object[] values = new Object[carriers.length];
      for (int g = 0; g < values.length; g++) {
        values[g] = row.isNullAt(from + g) ? null : value(row, from + g, carriers[g]);
        // Nobody knows whether what is unknown is equal.
        if (values[g] == null || (values[g] instanceof Double number && number.isNaN())) {
          return Optional.of(RejectReason.NULL_GROUP);
        }
      }
      group = new GroupKey(values);
    }
    for (int k = 0; k < numbers.length; k++) {
      int at = from + carriers.length + k;
      numbers[k] = row.isNullAt(at) ? Double.NaN : row.getDouble(at);
      if (!Double.isFinite(numbers[k])) {
        return Optional.of(RejectReason.NO_CALIPER);
      }
    }
    return Optional.empty();
  }

  private static Object value(InternalRow row, int at, GroupColumn.Carrier carrier) {
    return switch (carrier) {
      case LONG -> row.getLong(at);
      case DOUBLE -> row.getDouble(at);
      case TEXT -> row.getUTF8String(at).toString();
    };
  }

  GroupKey group() {
    return group;
  }

  double[] numbers() {
    return numbers;
  }
}
