package io.remblai.ml.coupling;

import io.remblai.ml.param.ColumnChecks;
import io.remblai.ml.param.HasTableParams;
import java.util.List;
import org.apache.spark.ml.param.Param;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Parameters by which a low-rank coupling is applied to rows, alike in the estimator and its model.
 *
 * @param <T> the stage
 */
public interface HasComponentParams<T extends HasComponentParams<T>> extends HasTableParams<T> {

  /** Where they are kept. */
  ComponentParams componentParams();

  /** Parameter: the new column of a row's shares in the components. */
  default Param<String> weightsCol() {
    return componentParams().weightsCol;
  }

  /** Value: the new column of a row's shares in the components. */
  default String getWeightsCol() {
    return getOrDefault(weightsCol());
  }

  /** Sets the new column of a row's shares in the components. */
  default T setWeightsCol(String value) {
    set(weightsCol(), value);
    return self();
  }

  /** Parameter: the new column of the component with the greatest share. */
  default Param<String> componentCol() {
    return componentParams().componentCol;
  }

  /** Value: the new column of the component with the greatest share. */
  default String getComponentCol() {
    return getOrDefault(componentCol());
  }

  /** Sets the new column of the component with the greatest share. */
  default T setComponentCol(String value) {
    set(componentCol(), value);
    return self();
  }

  /** Parameter: the new column of images. */
  default Param<String> mappedCol() {
    return componentParams().mappedCol;
  }

  /** Value: the new column of images. */
  default String getMappedCol() {
    return getOrDefault(mappedCol());
  }

  /** Sets the new column of images. */
  default T setMappedCol(String value) {
    set(mappedCol(), value);
    return self();
  }

  /**
   * A schema with the columns that applying a coupling adds.
   *
   * @throws IllegalArgumentException if one is there already
   */
  default StructType transformed(StructType schema) {
    DataType floats = DataTypes.createArrayType(DataTypes.FloatType, false);
    return ColumnChecks.with(
        schema,
        List.of(
            new StructField(getWeightsCol(), floats, false, Metadata.empty()),
            new StructField(getComponentCol(), DataTypes.IntegerType, false, Metadata.empty()),
            new StructField(getMappedCol(), floats, false, Metadata.empty())));
  }
}
