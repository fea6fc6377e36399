package io.remblai.spark.output;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What the rows of a factor's table come to, as they were written. Before it is handed out this
 * class is NOT thread safe.
 */
public final class FactorBooks implements Serializable {

  private static final long serialVersionUID = 1;

  /** Weights are floats: a row's sum of many is off by some 2^-24 in all. */
  private static final double SUM_TOLERANCE = 1e-5;

  /** Greatest weights are added up in this part of one, exactly, whatever the order of the rows. */
  private static final double SMALLEST = 0x1p-30;

  private final double[] components;
  private final long[] rows;
  private long greatest; // in units of SMALLEST
  private double mass;
  private long malformed;

  private FactorBooks(int components) {
    this.components = new double[components];
    this.rows = new long[components];
  }

  /**
   * Adds up a table.
   *
   * @param components length of a row's weights
   */
  public static FactorBooks of(Dataset<Row> table, int components) {
    FactorBooks books = new FactorBooks(components);
    table
        .select(FactorTable.WEIGHTS, FactorTable.COMPONENT, FactorTable.MASS)
        .toJavaRDD()
        .mapPartitions(new AddRows(components))
        .collect()
        .forEach(books::add);
    return books;
  }

  /** What is wrong with single rows, or in all with the masses; empty if nothing is. */
  public List<String> problems(String table, double expectedMass, double[] expected) {
    List<String> problems = new ArrayList<>();
    double room = 1e-6 * expectedMass;
    if (malformed > 0) {
      problems.add(
          ("%s has %d rows whose weights do not sum to 1, whose component is not that of the"
                  + " greatest weight, or whose mass is no mass")
              .formatted(table, malformed));
    }
    if (!(Math.abs(mass - expectedMass) <= room)) {
      problems.add("masses of %s sum to %s, not %s".formatted(table, mass, expectedMass));
    }
    for (int p = 0; p < components.length; p++) {
      if (!(Math.abs(components[p] - expected[p]) <= room)) {
        problems.add(
            "component %d of %s has mass %s, not %s"
                .formatted(p, table, components[p], expected[p]));
      }
    }
    return problems;
  }

  /** How many components the factor has. */
  public int components() {
    return components.length;
  }

  /** Rows whose greatest weight is that of each component. */
  public long[] rows() {
    return rows.clone();
  }

  /** Mean over the rows of their greatest weights; of at least one row. */
  public double meanGreatest() {
    long all = Arrays.stream(rows).sum();
    if (all == 0) {
      throw new IllegalStateException("no row was added");
    }
    return greatest * SMALLEST / all;
  }

  private void add(FactorBooks other) {
    for (int p = 0; p < components.length; p++) {
      components[p] += other.components[p];
      rows[p] += other.rows[p];
    }
    greatest += other.greatest;
    mass += other.mass;
    malformed += other.malformed;
  }

  private void add(Row row) {
    List<Float> weights = row.getList(0);
    double share = row.getDouble(2);
    boolean sound = weights.size() == components.length && share >= 0 && share < Double.MAX_VALUE;
    double sum = 0;
    int best = 0;
    for (int p = 0; sound && p < components.length; p++) {
      float weight = weights.get(p);
      sound = weight >= 0;
      sum += weight;
      best = weight > weights.get(best) ? p : best;
    }
    if (!sound || Math.abs(sum - 1) > SUM_TOLERANCE || row.getInt(1) != best) {
      malformed++;
      return;
    }
    for (int p = 0; p < components.length; p++) {
      components[p] += share * weights.get(p);
    }
    mass += share;
    rows[best]++;
    greatest += (long) (weights.get(best) / SMALLEST);
  }

  /** Adds up a partition. */
  static final class AddRows implements FlatMapFunction<Iterator<Row>, FactorBooks> {

    private static final long serialVersionUID = 1;

    private final int components;

    AddRows(int components) {
      this.components = components;
    }

    @Override
    public Iterator<FactorBooks> call(Iterator<Row> rows) {
      FactorBooks books = new FactorBooks(components);
      rows.forEachRemaining(books::add);
      return List.of(books).iterator();
    }
  }
}
