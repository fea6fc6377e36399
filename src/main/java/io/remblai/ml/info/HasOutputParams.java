package io.remblai.ml.info;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/**
 * Parameters of what is added to rows, alike in the estimator and its model.
 *
 * @param <T> the stage
 */
public interface HasOutputParams<T extends HasOutputParams<T>> extends Params {

  /** Where they are kept. */
  OutputParams outputParams();

  /** This, as what it is. */
  T self();

  /** Parameter: the new column. */
  default Param<String> outputCol() {
    return outputParams().outputCol;
  }

  /** Value: the new column. */
  default String getOutputCol() {
    return getOrDefault(outputCol());
  }

  /** Sets the new column. */
  default T setOutputCol(String value) {
    set(outputCol(), value);
    return self();
  }
}
