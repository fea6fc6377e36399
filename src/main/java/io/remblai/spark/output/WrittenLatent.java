package io.remblai.spark.output;

import io.remblai.lowrank.coupling.LatentCoupling;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A latent coupling as it is written, with the masses that its marginals must have.
 *
 * @param plan [rows, columns]
 * @param rowMasses of the components of q, from its rows
 * @param columnMasses of the components of r, from its rows
 */
public record WrittenLatent(double[] plan, double[] rowMasses, double[] columnMasses) {

  private static final StructType SCHEMA =
      new StructType()
          .add("component_a", DataTypes.IntegerType, false)
          .add("component_b", DataTypes.IntegerType, false)
          .add("mass", DataTypes.DoubleType, false);

  /** Of a coupling of the given mass. */
  public static WrittenLatent of(LatentCoupling coupling, double mass) {
    return new WrittenLatent(
        times(mass, coupling.latent().plan()),
        times(mass, coupling.sourceMasses()),
        times(mass, coupling.targetMasses()));
  }

  /** Of the same coupling where the factor of the source is multiplied by the latent plan. */
  public static WrittenLatent diagonal(LatentCoupling coupling, double mass) {
    double[] h = times(mass, coupling.targetMasses());
    double[] plan = new double[h.length * h.length];
    for (int k = 0; k < h.length; k++) {
      plan[k * h.length + k] = h[k];
    }
    return new WrittenLatent(plan, h, h);
  }

  private static double[] times(double factor, double[] values) {
    double[] product = values.clone();
    for (int k = 0; k < product.length; k++) {
      product[k] *= factor;
    }
    return product;
  }

  /** The pairs of components that share any mass. */
  public Dataset<Row> table(SparkSession session) {
    List<Row> rows = new ArrayList<>();
    for (int at = 0; at < plan.length; at++) {
      if (plan[at] > 0) {
        rows.add(RowFactory.create(at / columnMasses.length, at % columnMasses.length, plan[at]));
      }
    }
    return session.createDataFrame(rows, SCHEMA);
  }

  /** What is wrong with the table as it was written; empty if nothing is. */
  public List<String> problems(Dataset<Row> table) {
    double[] rows = new double[rowMasses.length];
    double[] columns = new double[columnMasses.length];
    for (Row row : table.select("component_a", "component_b", "mass").collectAsList()) {
      rows[row.getInt(0)] += row.getDouble(2);
      columns[row.getInt(1)] += row.getDouble(2);
    }
    List<String> problems = new ArrayList<>();
    describe("component_a", rows, rowMasses, problems);
    describe("component_b", columns, columnMasses, problems);
    return problems;
  }

  private static void describe(
      String column, double[] written, double[] expected, List<String> problems) {
    double total = 0;
    for (double mass : expected) {
      total += mass;
    }
    for (int k = 0; k < written.length; k++) {
      if (!(Math.abs(written[k] - expected[k]) <= 1e-6 * total)) {
        problems.add(
            "%s %d of t has mass %s, not %s".formatted(column, k, written[k], expected[k]));
      }
    }
  }
}
