package io.remblai.ml.map;

import io.remblai.ml.param.ColumnChecks;
import io.remblai.ml.param.HasTableParams;
import java.util.List;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Parameters by which a map is applied to rows, alike in the estimator and its model.
 *
 * @param <T> the stage
 */
public interface HasTransformParams<T extends HasTransformParams<T>> extends HasTableParams<T> {

  /** Where they are kept. */
  TransformParams transformParams();

  /** Parameter: what near pairs say of a row. */
  default Param<String> smoothing() {
    return transformParams().smoothing;
  }

  /** Value: what near pairs say of a row. */
  default String getSmoothing() {
    return getOrDefault(smoothing());
  }

  /** Sets what near pairs say of a row. */
  default T setSmoothing(String value) {
    set(smoothing(), value);
    return self();
  }

  /** Parameter: how many pairs are asked. */
  default IntParam neighbors() {
    return transformParams().neighbors;
  }

  /** Value: how many pairs are asked. */
  default int getNeighbors() {
    return (Integer) getOrDefault(neighbors());
  }

  /** Sets how many pairs are asked. */
  default T setNeighbors(int value) {
    set(neighbors(), value);
    return self();
  }

  /** Parameter: the new column of images. */
  default Param<String> mappedCol() {
    return transformParams().mappedCol;
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

  /** Parameter: the new column of the nearest sources' ids. */
  default Param<String> nearestSourceIdCol() {
    return transformParams().nearestSourceIdCol;
  }

  /** Value: the new column of the nearest sources' ids. */
  default String getNearestSourceIdCol() {
    return getOrDefault(nearestSourceIdCol());
  }

  /** Sets the new column of the nearest sources' ids. */
  default T setNearestSourceIdCol(String value) {
    set(nearestSourceIdCol(), value);
    return self();
  }

  /** Parameter: the new column of their targets' ids. */
  default Param<String> targetIdCol() {
    return transformParams().targetIdCol;
  }

  /** Value: the new column of their targets' ids. */
  default String getTargetIdCol() {
    return getOrDefault(targetIdCol());
  }

  /** Sets the new column of their targets' ids. */
  default T setTargetIdCol(String value) {
    set(targetIdCol(), value);
    return self();
  }

  /** Parameter: the new column of distances to the nearest sources. */
  default Param<String> distanceCol() {
    return transformParams().distanceCol;
  }

  /** Value: the new column of distances to the nearest sources. */
  default String getDistanceCol() {
    return getOrDefault(distanceCol());
  }

  /** Sets the new column of distances to the nearest sources. */
  default T setDistanceCol(String value) {
    set(distanceCol(), value);
    return self();
  }

  /** Parameter: the new column that tells rows outside. */
  default Param<String> outsideCol() {
    return transformParams().outsideCol;
  }

  /** Value: the new column that tells rows outside. */
  default String getOutsideCol() {
    return getOrDefault(outsideCol());
  }

  /** Sets the new column that tells rows outside. */
  default T setOutsideCol(String value) {
    set(outsideCol(), value);
    return self();
  }

  /**
   * A schema with the columns that applying a map adds.
   *
   * @param sourceId type of the source's ids
   * @param targetId type of the target's ids
   * @throws IllegalArgumentException if one is there already
   */
  default StructType transformed(StructType schema, DataType sourceId, DataType targetId) {
    DataType points = DataTypes.createArrayType(DataTypes.FloatType, false);
    return ColumnChecks.with(
        schema,
        List.of(
            new StructField(getMappedCol(), points, false, Metadata.empty()),
            new StructField(getNearestSourceIdCol(), sourceId, false, Metadata.empty()),
            new StructField(getTargetIdCol(), targetId, false, Metadata.empty()),
            new StructField(getDistanceCol(), DataTypes.DoubleType, false, Metadata.empty()),
            new StructField(getOutsideCol(), DataTypes.BooleanType, false, Metadata.empty())));
  }
}
