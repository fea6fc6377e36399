package io.remblai.ml;

import io.remblai.ml.param.HasTableParams;
import io.remblai.ml.param.StageWords;
import io.remblai.ml.param.TableParams;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * A model that reads rows by id and vector, and adds columns to them.
 *
 * @param <M> the model
 */
abstract class RowModel<M extends RowModel<M>> extends Model<M>
    implements HasTableParams<M>, MLWritable {

  private static final long serialVersionUID = 1;

  private final String uid;
  private final TableParams tableParams;

  RowModel(String uid) {
    this.uid = uid;
    this.tableParams = new TableParams(this);
  }

  @Override
  public final String uid() {
    return uid;
  }

  @Override
  public final TableParams tableParams() {
    return tableParams;
  }

  /** The rows, at least one, with the columns that the model adds. */
  abstract Dataset<Row> applied(Dataset<Row> rows);

  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    StructType all = transformSchema(dataset.schema());
    Dataset<Row> rows = dataset.toDF();
    return rows.isEmpty() ? AddedColumns.none(rows, all) : StageWords.saying(() -> applied(rows));
  }
}
