package io.remblai.spark.info;

import io.remblai.info.soft.chance.SizeDraw;
import io.remblai.spark.table.InputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;

/**
 * The groups of a table and how often labels occur in each, from a look at those columns alone.
 * What is kept grows with the groups and the different sizes of labels, not with the labels.
 */
public final class Groups {

  /** More groups are most likely a column of ids. */
  public static final int MOST = 100_000;

  private final Map<Long, Row> names; // in the order of their values as text
  private final List<Map<Long, SizeDraw>> labels; // by label column, then group

  private Groups(Map<Long, Row> names, List<Map<Long, SizeDraw>> labels) {
    this.names = names;
    this.labels = labels;
  }

  /**
   * Counts. Without group columns there is one group, even of no rows.
   *
   * @throws InputException if there are more than {@link #MOST} groups
   */
  public static Groups of(InfoTable table) {
    if (table.columns().groups().isEmpty()) {
      return new Groups(Map.of(0L, RowFactory.create(0L)), labels(table)); // not worth a look
    }
    List<Row> found = table.groupNames().distinct().takeAsList(MOST + 1);
    if (found.size() > MOST) {
      throw new InputException(
          List.of(
              String.format(
                  Locale.ROOT,
                  "the columns of --group-cols make more than %,d groups; name coarser ones."
                      + " Nothing was written",
                  MOST)));
    }
    return new Groups(ordered(found), labels(table));
  }

  private static List<Map<Long, SizeDraw>> labels(InfoTable table) {
    List<Map<Long, SizeDraw>> labels = new ArrayList<>();
    for (int set = 0; set < table.columns().labels().size(); set++) {
      labels.add(sizes(table, set));
    }
    return labels;
  }

  private static Map<Long, Row> ordered(List<Row> found) {
    Map<String, Row> ordered = new TreeMap<>();
    found.forEach(row -> ordered.put(order(row), row));
    Map<Long, Row> names = new LinkedHashMap<>();
    for (Row row : ordered.values()) {
      if (names.put(row.getLong(0), row) != null) {
        throw new IllegalStateException("two groups share the key " + row.getLong(0));
      }
    }
    return names;
  }

  /**
   * These groups and others, whose labels are not known.
   *
   * @param rows group key, group columns, then anything; a group may come more than once
   * @param columns how many group columns there are
   */
  public Groups and(List<Row> rows, int columns) {
    Map<Long, Row> all = new LinkedHashMap<>(names);
    for (Row row : rows) {
      Object[] name = new Object[1 + columns];
      for (int g = 0; g < name.length; g++) {
        name[g] = row.get(g);
      }
      all.putIfAbsent(row.getLong(0), RowFactory.create(name));
    }
    return new Groups(ordered(List.copyOf(all.values())), labels);
  }

  /** Text by which groups sort: numbers that are not negative in their own order. */
  private static String order(Row row) {
    StringBuilder text = new StringBuilder();
    for (int g = 1; g < row.size(); g++) {
      Object value = row.get(g);
      text.append(
          value instanceof Number number && !(value instanceof Double || value instanceof Float)
              ? String.format(Locale.ROOT, "%020d", number.longValue())
              : String.valueOf(value));
      text.append('\u0001');
    }
    return text.append(row.getLong(0)).toString();
  }

  private static Map<Long, SizeDraw> sizes(InfoTable table, int set) {
    List<Row> rows =
        table
            .labels(set)
            .where(functions.col("label").isNotNull())
            .groupBy(InfoTable.GROUP, "label")
            .agg(functions.count(functions.lit(1)).as("size"))
            .groupBy(InfoTable.GROUP, "size")
            .agg(functions.count(functions.lit(1)).as("labels"))
            .orderBy(InfoTable.GROUP, "size")
            .collectAsList();
    Map<Long, List<Row>> byGroup = new LinkedHashMap<>();
    rows.forEach(row -> byGroup.computeIfAbsent(row.getLong(0), g -> new ArrayList<>()).add(row));
    Map<Long, SizeDraw> draws = new LinkedHashMap<>();
    byGroup.forEach(
        (group, sizes) ->
            draws.put(
                group,
                new SizeDraw(
                    sizes.stream().mapToLong(row -> row.getLong(1)).toArray(),
                    sizes.stream().mapToLong(row -> row.getLong(2)).toArray())));
    return draws;
  }

  /** Keys of the groups. */
  public List<Long> keys() {
    return List.copyOf(names.keySet());
  }

  /** The values of a group's columns. */
  public Object[] values(long group) {
    Row row = names.get(group);
    Object[] values = new Object[row.size() - 1];
    for (int g = 0; g < values.length; g++) {
      values[g] = row.get(g + 1);
    }
    return values;
  }

  /** The labels of a column in a group; empty if no row has one. */
  public Optional<SizeDraw> labels(int set, long group) {
    return Optional.ofNullable(labels.get(set).get(group));
  }

  /** Labels of a column over all groups, a label of two groups counted twice. */
  public long labels(int set) {
    return labels.get(set).values().stream().mapToLong(SizeDraw::labels).sum();
  }
}
