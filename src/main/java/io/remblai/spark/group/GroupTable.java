package io.remblai.spark.group;

import io.remblai.spark.tag.GroupColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** What became of every group, as a table for users: one row per group. */
public final class GroupTable {

  public static final String SOURCE_ROWS = "source_rows";
  public static final String TARGET_ROWS = "target_rows";
  public static final String MATCHED = "matched";
  public static final String COST = "cost";
  public static final String REASON = "reason";
  public static final String SOLVER = "solver";

  private GroupTable() {}

  /**
   * The table in the order of the groups.
   *
   * @param columns that name the groups, as the users have them
   * @param beyond why a group that was solved has no pairs
   */
  public static Dataset<Row> of(
      SparkSession session, List<GroupColumn> columns, GroupResults results, String beyond) {
    StructType schema = new StructType();
    for (int g = 0; g < columns.size(); g++) {
      schema = schema.add(carried(g), columns.get(g).carrier().type(), false);
    }
    schema =
        schema
            .add(SOURCE_ROWS, DataTypes.LongType, false)
            .add(TARGET_ROWS, DataTypes.LongType, false)
            .add(MATCHED, DataTypes.LongType, false)
            .add(COST, DataTypes.DoubleType, true)
            .add(REASON, DataTypes.StringType, true)
            .add(SOLVER, DataTypes.StringType, true);
    Dataset<Row> table = session.createDataFrame(rows(columns.size(), results, beyond), schema);
    List<Column> shown = new ArrayList<>();
    for (int g = 0; g < columns.size(); g++) {
      shown.add(columns.get(g).given(functions.col(carried(g))));
    }
    for (String name : List.of(SOURCE_ROWS, TARGET_ROWS, MATCHED, COST, REASON, SOLVER)) {
      shown.add(functions.col(name));
    }
    return table.select(shown.toArray(Column[]::new));
  }

  private static String carried(int column) {
    return GroupColumn.CARRIED + column;
  }

  private static List<Row> rows(int width, GroupResults results, String beyond) {
    List<Group> groups = results.plan().groups();
    List<Fate> fates = results.plan().fates();
    List<SolvedGroup> solved = results.inOrder();
    return IntStream.range(0, groups.size())
        .mapToObj(g -> row(width, groups.get(g), fates.get(g), solved.get(g), beyond))
        .toList();
  }

  private static Row row(int width, Group group, Fate fate, SolvedGroup solved, String beyond) {
    List<Object> cells = new ArrayList<>();
    for (int g = 0; g < width; g++) {
      cells.add(group.key().value(g));
    }
    boolean empty = solved == null || solved.matched() == 0;
    cells.add(group.sources());
    cells.add(group.targets());
    cells.add(empty ? 0L : solved.matched());
    cells.add(empty ? null : solved.cost() / solved.matched());
    cells.add(fate.isSolved() ? (empty ? "no pair is allowed: " + beyond : null) : reason(fate));
    cells.add(fate.isSolved() ? fate.name().toLowerCase(Locale.ROOT) : null);
    return RowFactory.create(cells.toArray());
  }

  /** Why a group is not solved. */
  public static String reason(Fate fate) {
    return switch (fate) {
      case NO_TARGETS -> "its group has no rows in the target";
      case NO_SOURCES -> "its group has no rows in the source";
      case UNEQUAL -> "its group has different numbers of rows (--unequal error)";
      case TASK, CLUSTER ->
          throw new IllegalArgumentException("groups that are " + fate + " are solved");
    };
  }
}
