package io.remblai.ml.info;

import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/**
 * Parameters of estimators that hold rows in memory.
 *
 * @param <T> the stage
 */
public interface HasSampleParams<T extends HasSampleParams<T>> extends Params {

  /** Where they are kept. */
  SampleParams sampleParams();

  /** This, as what it is. */
  T self();

  /** Parameter: the number of neighbours. */
  default IntParam k() {
    return sampleParams().k;
  }

  /** Value: the number of neighbours. */
  default int getK() {
    return (Integer) getOrDefault(k());
  }

  /** Sets the number of neighbours. */
  default T setK(int value) {
    set(k(), value);
    return self();
  }

  /** Parameter: how coordinates are transformed before. */
  default Param<String> transform() {
    return sampleParams().transform;
  }

  /** Value: how coordinates are transformed before. */
  default String getTransform() {
    return getOrDefault(transform());
  }

  /** Sets how coordinates are transformed before. */
  default T setTransform(String value) {
    set(transform(), value);
    return self();
  }

  /** Parameter: the number of principal coordinates. */
  default IntParam pca() {
    return sampleParams().pca;
  }

  /** Value: the number of principal coordinates. */
  default int getPca() {
    return (Integer) getOrDefault(pca());
  }

  /** Sets the number of principal coordinates. */
  default T setPca(int value) {
    set(pca(), value);
    return self();
  }

  /** Parameter: the number of past values of the source. */
  default IntParam lagX() {
    return sampleParams().lagX;
  }

  /** Value: the number of past values of the source. */
  default int getLagX() {
    return (Integer) getOrDefault(lagX());
  }

  /** Sets the number of past values of the source. */
  default T setLagX(int value) {
    set(lagX(), value);
    return self();
  }

  /** Parameter: the number of past values of the target. */
  default IntParam lagY() {
    return sampleParams().lagY;
  }

  /** Value: the number of past values of the target. */
  default int getLagY() {
    return (Integer) getOrDefault(lagY());
  }

  /** Sets the number of past values of the target. */
  default T setLagY(int value) {
    set(lagY(), value);
    return self();
  }

  /** Parameter: the most rows that are held of a group. */
  default IntParam sample() {
    return sampleParams().sample;
  }

  /** Value: the most rows that are held of a group. */
  default int getSample() {
    return (Integer) getOrDefault(sample());
  }

  /** Sets the most rows that are held of a group. */
  default T setSample(int value) {
    set(sample(), value);
    return self();
  }
}
