package io.remblai.spark.output;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Books of one side of a map: every row that went in must have come out, once.
 *
 * <p>Three lists of ids are laid on top of each other and counted per id, in one shuffle: rows
 * given (i), rows paired (p), rows set aside (a). A row is out of order if p > 1 (used twice), or p
 * + a > i (from nowhere); and the totals must close: i = p + a + dropped. Where i is 1 for every id
 * and nothing is set aside, this is exactly: the map is a bijection.
 */
public final class BijectionCheck {

  private static final int SHOWN = 3;

  private final String side;
  private final long given;
  private final long paired;
  private final long setAside;
  private final List<String> twice;
  private final List<String> unknown;
  private final List<String> missing;

  private BijectionCheck(String side, Row totals, List<List<String>> offenders) {
    this.side = side;
    this.given = totals.getLong(0);
    this.paired = totals.getLong(1);
    this.setAside = totals.getLong(2);
    this.twice = offenders.get(0);
    this.unknown = offenders.get(1);
    this.missing = offenders.get(2);
  }

  /**
   * Closes the books of one side; each table has one column of ids, all of one type.
   *
   * @param side {@code source} or {@code target}, for messages
   */
  public static BijectionCheck of(
      String side, Dataset<Row> given, Dataset<Row> paired, Dataset<Row> setAside) {
    Dataset<Row> books =
        entries(given, 1, 0, 0)
            .union(entries(paired, 0, 1, 0))
            .union(entries(setAside, 0, 0, 1))
            .groupBy(col("id"))
            .agg(sum("i").as("i"), sum("p").as("p"), sum("a").as("a"));
    Column used = col("p").plus(col("a"));
    Column twice = col("p").gt(1);
    Column unknown = used.gt(col("i"));
    Column missing = used.lt(col("i"));
    Dataset<Row> totals =
        books.agg(
            total(col("i")),
            total(col("p")),
            total(col("a")),
            total(when(twice, 1L).otherwise(0L)),
            total(when(unknown, 1L).otherwise(0L)),
            total(when(missing, 1L).otherwise(0L)));
    Row row = totals.first();
    return new BijectionCheck(
        side,
        row,
        List.of(
            first(books, twice, row.getLong(3)),
            first(books, unknown, row.getLong(4)),
            first(books, missing, row.getLong(5))));
  }

  /**
   * What is wrong, in words; empty if every id was paired at most once and none came from nowhere.
   */
  public List<String> problems() {
    return Stream.of(
            say(twice, "paired more than once"),
            say(unknown, "not among the rows given, or too often"))
        .flatMap(List::stream)
        .toList();
  }

  /**
   * What is wrong with the totals, given that so many rows were left out on purpose without a list.
   */
  public List<String> imbalance(long dropped) {
    boolean closed = given == paired + setAside + dropped;
    if (closed && (dropped > 0 || missing.isEmpty())) {
      return List.of();
    }
    return List.of(
        "%s: %,d %s given, but %d paired + %d set aside + %d dropped%s"
            .formatted(
                side,
                given,
                given == 1 ? "row" : "rows",
                paired,
                setAside,
                dropped,
                missing.isEmpty() ? "" : "; missing ids: " + String.join(", ", missing)));
  }

  public long given() {
    return given;
  }

  public long paired() {
    return paired;
  }

  public long setAside() {
    return setAside;
  }

  private List<String> say(List<String> ids, String what) {
    return ids.isEmpty()
        ? List.of()
        : List.of(side + " ids " + what + ": " + String.join(", ", ids));
  }

  private static Column total(Column column) {
    return coalesce(sum(column), lit(0L));
  }

  private static Dataset<Row> entries(Dataset<Row> ids, long given, long paired, long setAside) {
    return ids.toDF("id")
        .select(col("id"), lit(given).as("i"), lit(paired).as("p"), lit(setAside).as("a"));
  }

  /** A second pass, only where there is something to tell: the first ids by order. */
  private static List<String> first(Dataset<Row> books, Column condition, long count) {
    if (count == 0) {
      return List.of();
    }
    return books.filter(condition).orderBy("id").select("id").takeAsList(SHOWN).stream()
        .map(row -> String.valueOf(row.get(0)))
        .collect(Collectors.toList());
  }
}
