package io.remblai.ml;

import io.remblai.ml.param.HasRoleParams;
import io.remblai.ml.param.Role;
import io.remblai.ml.param.RoleParams;
import io.remblai.ml.param.StageWords;
import io.remblai.ml.param.TableParams;
import io.remblai.ml.store.StageWriter;
import io.remblai.spark.Side;
import java.util.Map;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * An estimator of two tables, which may come as one.
 *
 * @param <E> the estimator
 * @param <M> its model
 */
abstract class TwoTableEstimator<E extends TwoTableEstimator<E, M>, M extends Model<M>>
    extends Estimator<M> implements HasRoleParams<E>, MLWritable {

  private static final long serialVersionUID = 1;

  private final String uid;
  private final TableParams tableParams;
  private final RoleParams roleParams;

  TwoTableEstimator(String uid) {
    this.uid = uid;
    this.tableParams = new TableParams(this);
    this.roleParams = new RoleParams(this);
  }

  @Override
  public final String uid() {
    return uid;
  }

  @Override
  public final TableParams tableParams() {
    return tableParams;
  }

  @Override
  public final RoleParams roleParams() {
    return roleParams;
  }

  /** The model of two tables. */
  abstract M fitted(Dataset<Row> source, Dataset<Row> target);

  /**
   * Fits rows of one table, told apart by {@code roleCol}.
   *
   * @throws io.remblai.spark.table.InputException if rows cannot be used
   */
  @Override
  public M fit(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    Map<Side, Dataset<Row>> sides = Role.split(dataset.toDF(), getRoleCol());
    return fit(sides.get(Side.SOURCE), sides.get(Side.TARGET));
  }

  /**
   * Fits two tables, whose columns have the same names.
   *
   * @throws io.remblai.spark.table.InputException if rows cannot be used
   */
  public M fit(Dataset<?> source, Dataset<?> target) {
    return StageWords.saying(() -> fitted(source.toDF(), target.toDF()));
  }

  @Override
  @SuppressWarnings("unchecked") // as every estimator of Spark's own does
  public E copy(ParamMap extra) {
    return (E) defaultCopy(extra);
  }

  @Override
  public MLWriter write() {
    return new StageWriter(this, Map.of());
  }
}
