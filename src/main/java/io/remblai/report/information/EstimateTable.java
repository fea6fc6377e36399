package io.remblai.report.information;

import io.remblai.report.Numbers;
import io.remblai.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All estimates as a table. */
final class EstimateTable {

  private EstimateTable() {}

  static Table of(List<String> groupColumns, List<EstimateRow> rows) {
    List<Table.Column> columns = new ArrayList<>();
    groupColumns.forEach(name -> columns.add(Table.text(name)));
    for (String name : List.of("estimator", "quantity", "labels")) {
      columns.add(Table.text(name));
    }
    columns.add(Table.number("value"));
    columns.add(Table.text("unit"));
    for (String name :
        List.of("part of most", "from", "to", "by chance", "at most", "rows", "unusable")) {
      columns.add(Table.number(name));
    }
    columns.add(Table.text("warning"));
    return new Table("All estimates", columns, rows.stream().map(EstimateTable::cells).toList());
  }

  private static List<String> cells(EstimateRow row) {
    List<String> cells = new ArrayList<>(row.group());
    cells.add(row.estimator());
    cells.add(row.quantity());
    cells.add(row.labels().orElse(""));
    cells.add(row.value().map(Numbers::of).orElse(""));
    cells.add(row.value().isPresent() ? row.unit() : "");
    for (Optional<Double> number :
        List.of(row.normalised(), row.lower(), row.upper(), row.chance(), row.ceiling())) {
      cells.add(number.map(Numbers::of).orElse(""));
    }
    cells.add(Numbers.count(row.used()));
    cells.add(Numbers.count(row.dropped()));
    cells.add(row.warning().orElse(""));
    return cells;
  }
}
