package io.remblai.ml.param;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/**
 * Parameters by which rows are read.
 *
 * @param <T> the stage
 */
public interface HasTableParams<T extends HasTableParams<T>> extends Params {

  /** Where they are kept. */
  TableParams tableParams();

  /** This, as what it is. */
  T self();

  /** Parameter: the column of the row ids. */
  default Param<String> idCol() {
    return tableParams().idCol;
  }

  /** Value: the column of the row ids. */
  default String getIdCol() {
    return getOrDefault(idCol());
  }

  /** Sets the column of the row ids. */
  default T setIdCol(String value) {
    set(idCol(), value);
    return self();
  }

  /** Parameter: the column of the vectors. */
  default Param<String> featuresCol() {
    return tableParams().featuresCol;
  }

  /** Value: the column of the vectors. */
  default String getFeaturesCol() {
    return getOrDefault(featuresCol());
  }

  /** Sets the column of the vectors. */
  default T setFeaturesCol(String value) {
    set(featuresCol(), value);
    return self();
  }

  /** Parameter: what to do with rows of no use. */
  default Param<String> handleInvalid() {
    return tableParams().handleInvalid;
  }

  /** Value: what to do with rows of no use. */
  default String getHandleInvalid() {
    return getOrDefault(handleInvalid());
  }

  /** Sets what to do with rows of no use. */
  default T setHandleInvalid(String value) {
    set(handleInvalid(), value);
    return self();
  }
}
