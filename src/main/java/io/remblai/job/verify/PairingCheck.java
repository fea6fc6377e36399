package io.remblai.job.verify;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.remblai.job.output.Manifest;
import io.remblai.spark.group.GroupTable;
import io.remblai.spark.output.PairTable;
import io.remblai.spark.table.ColumnSearch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Checks that pairs are of one group and within the calipers, by the tables as they are now. */
final class PairingCheck {

  private final Manifest manifest;
  private final List<String> groups;
  private final List<String> calipers;

  PairingCheck(Manifest manifest) {
    this.manifest = manifest;
    this.groups = names("group-cols");
    this.calipers = names("caliper-col");
  }

  private List<String> names(String option) {
    return manifest
        .configured(option)
        .map(text -> Arrays.asList(text.split(",", -1)))
        .orElse(List.of());
  }

  /** Whether what became of each group was written. */
  boolean isGrouped() {
    return !groups.isEmpty();
  }

  List<Check> of(Dataset<Row> pairs, RecordedInput source, RecordedInput target) {
    List<Check> checks = new ArrayList<>();
    if (groups.isEmpty() && calipers.isEmpty()) {
      return checks;
    }
    Dataset<Row> joined = joined(pairs, source, target);
    if (isGrouped()) {
      Column same = lit(true);
      for (int g = 0; g < groups.size(); g++) {
        Column own = col("x" + g);
        same = same.and(own.equalTo(col("y" + g))).and(own.equalTo(col("p" + g)));
      }
      checks.add(check("groups", joined, same, "no pair is of two groups"));
    }
    if (!calipers.isEmpty()) {
      String[] widths = manifest.configured("caliper").orElse("").split(",", -1);
      Column near = lit(true);
      for (int k = 0; k < calipers.size(); k++) {
        int at = groups.size() + k;
        Column x = col("x" + at).cast("double");
        Column difference = abs(x.minus(col("y" + at).cast("double")));
        near = near.and(difference.leq(lit(Double.parseDouble(widths[k]))));
      }
      checks.add(check("calipers", joined, near, "no pair is beyond them"));
    }
    return checks;
  }

  private static Check check(String name, Dataset<Row> joined, Column sound, String passed) {
    List<String> wrong = VerifyJob.firstIds(joined.filter(not(coalesce(sound, lit(false)))));
    return new Check(
        name,
        wrong.isEmpty(),
        wrong.isEmpty() ? passed : "violated at source ids " + String.join(", ", wrong));
  }

  /** Source id, the pairs' own group columns p0, ..., those of either table x0, ..., y0, ... */
  private Dataset<Row> joined(Dataset<Row> pairs, RecordedInput source, RecordedInput target) {
    List<String> all = Stream.concat(groups.stream(), calipers.stream()).toList();
    List<Column> own = new ArrayList<>();
    own.add(pairs.col(PairTable.SOURCE_ID));
    own.add(pairs.col(PairTable.TARGET_ID));
    for (int g = 0; g < groups.size(); g++) {
      own.add(ColumnSearch.column(pairs, groups.get(g)).as("p" + g));
    }
    Dataset<Row> x = source.beside(all, "x");
    Dataset<Row> y = target.beside(all, "y");
    return pairs
        .select(own.toArray(Column[]::new))
        .join(x, col(PairTable.SOURCE_ID).equalTo(col("x_id")))
        .join(y, col(PairTable.TARGET_ID).equalTo(col("y_id")));
  }

  /** The table of the groups has the sums of the others. */
  Check sums(Dataset<Row> table, long pairs) {
    Row sums =
        table
            .agg(sum(GroupTable.MATCHED), sum(GroupTable.SOURCE_ROWS), sum(GroupTable.TARGET_ROWS))
            .first();
    boolean sound =
        sums.getLong(0) == pairs
            && sums.getLong(1) == accepted("source")
            && sums.getLong(2) == accepted("target");
    return new Check(
        "group sums",
        sound,
        String.format(
            Locale.ROOT,
            "%,d pairs, %,d and %,d rows%s",
            sums.getLong(0),
            sums.getLong(1),
            sums.getLong(2),
            sound ? "" : ", which are not those of the map"));
  }

  private static Column sum(String column) {
    return coalesce(functions.sum(column), lit(0L));
  }

  private long accepted(String side) {
    return manifest.number(side, "accepted").orElse(-1.0).longValue();
  }
}
