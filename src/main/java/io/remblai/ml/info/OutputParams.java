package io.remblai.ml.info;

import java.io.Serializable;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;

/** Parameters of what is added to rows: those of {@link HasOutputParams}. */
public final class OutputParams implements Serializable {

  private static final long serialVersionUID = 1;

  private static final String MUTUAL_INFORMATION = "mutual_information";

  final Param<String> outputCol;

  /** The parameters of a stage, which gets their defaults. */
  public OutputParams(Params stage) {
    outputCol =
        new Param<>(
            stage, "outputCol", "new column: information of the row's group, in nats, or null");
    stage.setDefault(outputCol, MUTUAL_INFORMATION);
  }

  /**
   * The new column.
   *
   * @param nullable whether rows may have null in it
   */
  public StructField field(Params stage, boolean nullable) {
    return new StructField(
        stage.getOrDefault(outputCol), DataTypes.DoubleType, nullable, Metadata.empty());
  }
}
