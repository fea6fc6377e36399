package io.remblai.spark.table;

import io.remblai.spark.tag.GroupColumn;
import io.remblai.spark.tag.TagLayout;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;

/** Finds the columns that decide which rows may be paired, and notes what is wrong with them. */
final class TagColumns {

  /** Columns of the tables that group columns stand in, besides the users' own. */
  private static final Set<String> TAKEN =
      Set.of(
          "source_id",
          "target_id",
          "cost",
          "slack",
          "mass",
          "block_path",
          "displacement",
          "source_rows",
          "target_rows",
          "matched",
          "reason",
          "solver");

  private final String described;
  private final ColumnSearch search;
  private final List<String> problems;
  private final List<GroupColumn> groups = new ArrayList<>();
  private final List<String> calipers = new ArrayList<>();
  private final List<Column> columns = new ArrayList<>();

  /**
   * @param described the table, for messages
   * @param problems where problems are added
   */
  TagColumns(String described, ColumnSearch search, PairingColumns named, List<String> problems) {
    this.described = described;
    this.search = search;
    this.problems = problems;
    named.groups().forEach(name -> search.find(name).ifPresent(this::addGroup));
    named.calipers().forEach(name -> search.find(name).ifPresent(this::addCaliper));
    Set<String> once = new HashSet<>();
    for (GroupColumn group : groups) {
      if (!once.add(group.name().toLowerCase(Locale.ROOT))) {
        problems.add(described + ": --group-cols names column `" + group.name() + "` twice");
      }
    }
  }

  /** What was found. */
  TagLayout layout() {
    return new TagLayout(groups, calipers);
  }

  /** The columns as they are read: groups as they travel, then numbers as doubles. */
  List<Column> columns() {
    return columns;
  }

  private void addGroup(StructField field) {
    if (!GroupColumn.isKey(field.dataType())) {
      problems.add(
          "%s: group column `%s` is of type %s; groups are named by whole numbers, text, booleans, dates, timestamps, decimals or floating numbers"
              .formatted(described, field.name(), field.dataType().simpleString()));
      return;
    }
    if (TAKEN.contains(field.name().toLowerCase(Locale.ROOT))) {
      problems.add(
          "%s: group column `%s` has the name of a column of the output; rename it"
              .formatted(described, field.name()));
    }
    GroupColumn group = new GroupColumn(field.name(), field.dataType());
    columns.add(group.carried(search.column(field)).as(GroupColumn.CARRIED + groups.size()));
    groups.add(group);
  }

  private void addCaliper(StructField field) {
    if (!(field.dataType() instanceof NumericType)) {
      problems.add(
          "%s: caliper column `%s` is of type %s; calipers are of numbers"
              .formatted(described, field.name(), field.dataType().simpleString()));
      return;
    }
    columns.add(search.column(field).cast(DataTypes.DoubleType).as("__caliper" + calipers.size()));
    calipers.add(field.name());
  }

  /**
   * The tags of two tables that may be paired; empty, with the problems added, if groups of one
   * have no counterpart in the other.
   */
  static Optional<TagLayout> common(TagLayout source, TagLayout target, List<String> problems) {
    List<GroupColumn> both = new ArrayList<>();
    for (int g = 0; g < source.groups().size(); g++) {
      GroupColumn column = source.groups().get(g);
      GroupColumn other = target.groups().get(g);
      Optional<GroupColumn> common = column.with(other.type());
      if (common.isEmpty()) {
        problems.add(
            "group column `%s` is of type %s in the source and %s in the target; bring both to one type"
                .formatted(
                    column.name(), column.type().simpleString(), other.type().simpleString()));
      }
      common.ifPresent(both::add);
    }
    return both.size() == source.groups().size()
        ? Optional.of(new TagLayout(both, source.calipers()))
        : Optional.empty();
  }
}
