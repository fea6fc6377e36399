package io.remblai.job.hiref.group;

import io.remblai.spark.group.Group;
import io.remblai.spark.group.GroupPlan;
import io.remblai.spark.table.TableColumns;
import io.remblai.spark.tag.GroupColumn;
import io.remblai.spark.tag.GroupKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** The groups of two tables whose rows have not been checked. */
public final class PlannedGroups {

  private static final String SOURCES = "__sources";
  private static final String TARGETS = "__targets";

  private PlannedGroups() {}

  /**
   * How their groups would be solved; counts rows by groups, reads no vector.
   *
   * @param source a table whose columns have been looked at
   * @param target likewise
   */
  public static GroupPlan of(
      TableColumns.Projection source, TableColumns.Projection target, GroupPlan.Settings settings) {
    TableColumns.commonTags(source.tags(), target.tags());
    int width = source.tags().groups().size();
    Column[] keys = new Column[width];
    Column known = functions.lit(true);
    for (int g = 0; g < width; g++) {
      keys[g] = functions.col(GroupColumn.CARRIED + g);
      known = known.and(keys[g].isNotNull());
    }
    Dataset<Row> both =
        counted(source, keys, 1, 0)
            .union(counted(target, keys, 0, 1))
            .where(known)
            .groupBy(keys)
            .agg(functions.sum(SOURCES).as(SOURCES), functions.sum(TARGETS).as(TARGETS));
    List<Group> groups = new ArrayList<>();
    for (Row sizes : both.groupBy(SOURCES, TARGETS).count().collectAsList()) {
      for (long k = 0; k < sizes.getLong(2); k++) {
        groups.add(
            new Group(new GroupKey((long) groups.size()), sizes.getLong(0), sizes.getLong(1)));
      }
    }
    return GroupPlan.of(groups, settings);
  }

  private static Dataset<Row> counted(
      TableColumns.Projection table, Column[] keys, long source, long target) {
    List<Column> columns = new ArrayList<>(Arrays.asList(keys));
    columns.add(functions.lit(source).as(SOURCES));
    columns.add(functions.lit(target).as(TARGETS));
    return table.rows().select(columns.toArray(Column[]::new));
  }
}
