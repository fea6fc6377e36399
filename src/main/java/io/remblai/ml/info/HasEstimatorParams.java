package io.remblai.ml.info;

import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.param.StringArrayParam;

/**
 * Parameters that say what is estimated, and of which rows.
 *
 * @param <T> the stage
 */
public interface HasEstimatorParams<T extends HasEstimatorParams<T>> extends Params {

  /** Where they are kept. */
  EstimatorParams estimatorParams();

  /** This, as what it is. */
  T self();

  /** Parameter: the estimators. */
  default StringArrayParam estimators() {
    return estimatorParams().estimators;
  }

  /** Value: the estimators. */
  default String[] getEstimators() {
    return getOrDefault(estimators());
  }

  /**
   * Sets the estimators, by their names.
   *
   * @throws IllegalArgumentException if there is no estimator of a name
   */
  default T setEstimators(String... value) {
    EstimatorParams.parsed(value);
    set(estimators(), value);
    return self();
  }

  /** Parameter: the number of estimates by chance. */
  default IntParam nulls() {
    return estimatorParams().nulls;
  }

  /** Value: the number of estimates by chance. */
  default int getNulls() {
    return (Integer) getOrDefault(nulls());
  }

  /** Sets the number of estimates by chance. */
  default T setNulls(int value) {
    set(nulls(), value);
    return self();
  }

  /** Parameter: the number of soft bins. */
  default IntParam bins() {
    return estimatorParams().soft.bins;
  }

  /** Value: the number of soft bins. */
  default int getBins() {
    return (Integer) getOrDefault(bins());
  }

  /** Sets the number of soft bins. */
  default T setBins(int value) {
    set(bins(), value);
    return self();
  }

  /** Parameter: the temperature of soft bins. */
  default Param<String> temperature() {
    return estimatorParams().soft.temperature;
  }

  /** Value: the temperature of soft bins. */
  default String getTemperature() {
    return getOrDefault(temperature());
  }

  /** Sets the temperature of soft bins. */
  default T setTemperature(String value) {
    set(temperature(), value);
    return self();
  }

  /** Parameter: the table of reference points. */
  default Param<String> referencePoints() {
    return estimatorParams().soft.referencePoints;
  }

  /** Value: the table of reference points. */
  default String getReferencePoints() {
    return getOrDefault(referencePoints());
  }

  /** Sets the table of reference points. */
  default T setReferencePoints(String value) {
    set(referencePoints(), value);
    return self();
  }

  /** Parameter: the arithmetic of shares. */
  default Param<String> precision() {
    return estimatorParams().soft.precision;
  }

  /** Value: the arithmetic of shares. */
  default String getPrecision() {
    return getOrDefault(precision());
  }

  /** Sets the arithmetic of shares. */
  default T setPrecision(String value) {
    set(precision(), value);
    return self();
  }

  /** Parameter: the seed of all random choices. */
  default LongParam seed() {
    return estimatorParams().seed;
  }

  /** Value: the seed of all random choices. */
  default long getSeed() {
    return (Long) getOrDefault(seed());
  }

  /** Sets the seed of all random choices. */
  default T setSeed(long value) {
    set(seed(), value);
    return self();
  }

  /** Parameter: what to do with rows of no use. */
  default Param<String> handleInvalid() {
    return estimatorParams().handleInvalid;
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
