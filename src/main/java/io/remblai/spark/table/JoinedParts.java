package io.remblai.spark.table;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;

import io.remblai.spark.PointLayout;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Features, coordinates and weight of a row as one array of doubles.
 *
 * @param features array of doubles
 * @param coordinates array of doubles
 * @param weight a double
 */
record JoinedParts(Column features, Optional<Column> coordinates, Optional<Column> weight) {

  /** The most frequent length of each part, of equals the larger; 0 where no row has any. */
  PointLayout layout(Dataset<Row> table) {
    List<Row> lengths =
        table
            .select(size(features).as("f"), coordinateLength().as("c"))
            .groupBy("f", "c")
            .count()
            .collectAsList();
    return new PointLayout(frequent(lengths, 0), frequent(lengths, 1), weight.isPresent());
  }

  /**
   * The parts in a row. Where one of them has another length than the layout says, the array has
   * too: it must not happen to be as long as the others.
   */
  Column joined(PointLayout layout) {
    Column[] parts =
        Stream.of(Optional.of(features), coordinates, weight.map(number -> array(number)))
            .flatMap(Optional::stream)
            .toArray(Column[]::new);
    Column all = concat(parts);
    Column right =
        size(features)
            .equalTo(layout.features())
            .and(coordinateLength().equalTo(layout.coordinates()));
    Column tooLong = concat(all, array(lit(0.0)));
    return when(right, all).when(size(all).equalTo(layout.dim()), tooLong).otherwise(all);
  }

  private Column coordinateLength() {
    return coordinates.map(functions::size).orElse(lit(0));
  }

  private static int frequent(List<Row> lengths, int part) {
    Map<Integer, Long> counts = new TreeMap<>();
    for (Row row : lengths) {
      if (!row.isNullAt(part) && row.getInt(part) > 0) {
        counts.merge(row.getInt(part), row.getLong(2), Long::sum);
      }
    }
    int best = 0;
    long most = 0;
    for (Map.Entry<Integer, Long> entry : counts.entrySet()) {
      if (entry.getValue() >= most) {
        most = entry.getValue();
        best = entry.getKey();
      }
    }
    return best;
  }
}
