package io.remblai.job.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.size;

import io.remblai.report.coupling.CouplingReport;
import io.remblai.spark.output.FactorBooks;
import io.remblai.spark.output.FactorTable;
import io.remblai.summary.CouplingSummary;
import io.remblai.summary.CouplingSummary.Side;
import io.remblai.summary.CouplingSummary.Step;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** What a report of a coupling needs: sums over components, never a row of a factor. */
final class CouplingSource {

  /** Components of a side whose cells can still be told apart on a screen. */
  private static final int MOST_SHOWN = 64;

  private final CouplingTables tables;
  private final int rows;
  private final int columns;

  private CouplingSource(CouplingTables tables) {
    this.tables = tables;
    this.rows = tables.source().components();
    this.columns = tables.target().components();
  }

  /** Of tables that were added up before. */
  static ReportSource of(CouplingTables tables) {
    CouplingSummary summary = new CouplingSource(tables).summary();
    return manifest -> CouplingReport.of(manifest, summary);
  }

  /** Of the tables in a folder. */
  static ReportSource of(SparkSession session, Path folder) {
    FactorBooks source = books(table(session, folder, "q"));
    FactorBooks target = books(table(session, folder, "r"));
    double[] latent = new double[source.components() * target.components()];
    table(session, folder, "t")
        .select("component_a", "component_b", "mass")
        .collectAsList()
        .forEach(
            row -> latent[row.getInt(0) * target.components() + row.getInt(1)] = row.getDouble(2));
    List<Step> trace =
        table(session, folder, "objective")
            .orderBy("iteration")
            .select("iteration", "value", "marginal_error")
            .collectAsList()
            .stream()
            .map(row -> new Step(row.getInt(0), row.getDouble(1), row.getDouble(2)))
            .toList();
    return of(new CouplingTables(source, target, latent, trace));
  }

  private static Dataset<Row> table(SparkSession session, Path folder, String name) {
    return session.read().parquet(new Path(folder, name).toString());
  }

  private static FactorBooks books(Dataset<Row> factor) {
    int components = factor.select(size(col(FactorTable.WEIGHTS))).first().getInt(0);
    return FactorBooks.of(factor, components);
  }

  private CouplingSummary summary() {
    double[] ofRows = new double[rows];
    double[] ofColumns = new double[columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        ofRows[i] += mass(i, j);
        ofColumns[j] += mass(i, j);
      }
    }
    int[] shownRows = heaviest(ofRows);
    int[] shownColumns = ordered(shownRows, heaviest(ofColumns));
    double[] cells = new double[shownRows.length * shownColumns.length];
    for (int at = 0; at < cells.length; at++) {
      cells[at] = mass(shownRows[at / shownColumns.length], shownColumns[at % shownColumns.length]);
    }
    return new CouplingSummary(
        side(tables.source(), ofRows, shownRows),
        side(tables.target(), ofColumns, shownColumns),
        cells,
        tables.trace());
  }

  private double mass(int row, int column) {
    return tables.latent()[row * columns + column];
  }

  private static Side side(FactorBooks books, double[] masses, int[] shown) {
    return new Side(masses, books.rows(), books.meanGreatest(), shown);
  }

  /** Of the heaviest components the numbers, ascending. */
  private static int[] heaviest(double[] masses) {
    return IntStream.range(0, masses.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer k) -> -masses[k]).thenComparing(k -> k))
        .limit(MOST_SHOWN)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }

  /** Columns in the order of the row that sends them most, then of how much that is. */
  private int[] ordered(int[] shownRows, int[] shownColumns) {
    int[] from = new int[columns];
    for (int j : shownColumns) {
      from[j] = shownRows[0];
      for (int i : shownRows) {
        if (mass(i, j) > mass(from[j], j)) {
          from[j] = i;
        }
      }
    }
    return Arrays.stream(shownColumns)
        .boxed()
        .sorted(
            Comparator.comparingInt((Integer j) -> from[j])
                .thenComparingDouble(j -> -mass(from[j], j))
                .thenComparing(j -> j))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
