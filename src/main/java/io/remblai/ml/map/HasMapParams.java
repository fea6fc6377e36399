package io.remblai.ml.map;

import io.remblai.ml.param.HasTableParams;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;

/**
 * Parameters by which a map is found.
 *
 * @param <T> the stage
 */
public interface HasMapParams<T extends HasMapParams<T>> extends HasTableParams<T> {

  /** Where they are kept. */
  MapParams mapParams();

  /** Parameter: the ground cost. */
  default Param<String> cost() {
    return mapParams().cost;
  }

  /** Value: the ground cost. */
  default String getCost() {
    return getOrDefault(cost());
  }

  /** Sets the ground cost. */
  default T setCost(String value) {
    set(cost(), value);
    return self();
  }

  /** Parameter: how columns are scaled before. */
  default Param<String> standardize() {
    return mapParams().standardize;
  }

  /** Value: how columns are scaled before. */
  default String getStandardize() {
    return getOrDefault(standardize());
  }

  /** Sets how columns are scaled before. */
  default T setStandardize(String value) {
    set(standardize(), value);
    return self();
  }

  /** Parameter: what becomes of clouds of two sizes. */
  default Param<String> unequal() {
    return mapParams().unequal;
  }

  /** Value: what becomes of clouds of two sizes. */
  default String getUnequal() {
    return getOrDefault(unequal());
  }

  /** Sets what becomes of clouds of two sizes. */
  default T setUnequal(String value) {
    set(unequal(), value);
    return self();
  }

  /** Parameter: the greatest cost of a pair. */
  default DoubleParam maxCost() {
    return mapParams().maxCost;
  }

  /** Value: the greatest cost of a pair. */
  default double getMaxCost() {
    return (Double) getOrDefault(maxCost());
  }

  /** Sets the greatest cost of a pair. */
  default T setMaxCost(double value) {
    set(maxCost(), value);
    return self();
  }

  /** Parameter: the largest block that is solved exactly. */
  default IntParam leafSize() {
    return mapParams().leafSize;
  }

  /** Value: the largest block that is solved exactly. */
  default int getLeafSize() {
    return (Integer) getOrDefault(leafSize());
  }

  /** Sets the largest block that is solved exactly. */
  default T setLeafSize(int value) {
    set(leafSize(), value);
    return self();
  }

  /** Parameter: the number of rounds of rematching. */
  default IntParam rematchRounds() {
    return mapParams().rematchRounds;
  }

  /** Value: the number of rounds of rematching. */
  default int getRematchRounds() {
    return (Integer) getOrDefault(rematchRounds());
  }

  /** Sets the number of rounds of rematching. */
  default T setRematchRounds(int value) {
    set(rematchRounds(), value);
    return self();
  }

  /** Parameter: the memory of one task's share, in MiB. */
  default IntParam taskMemoryMB() {
    return mapParams().taskMemoryMB;
  }

  /** Value: the memory of one task's share, in MiB. */
  default int getTaskMemoryMB() {
    return (Integer) getOrDefault(taskMemoryMB());
  }

  /** Sets the memory of one task's share, in MiB. */
  default T setTaskMemoryMB(int value) {
    set(taskMemoryMB(), value);
    return self();
  }

  /** Parameter: the seed of the run. */
  default LongParam seed() {
    return mapParams().seed;
  }

  /** Value: the seed of the run. */
  default long getSeed() {
    return (Long) getOrDefault(seed());
  }

  /** Sets the seed of the run. */
  default T setSeed(long value) {
    set(seed(), value);
    return self();
  }

  /** Parameter: what the least cost is bounded by. */
  default Param<String> certify() {
    return mapParams().certify;
  }

  /** Value: what the least cost is bounded by. */
  default String getCertify() {
    return getOrDefault(certify());
  }

  /** Sets what the least cost is bounded by. */
  default T setCertify(String value) {
    set(certify(), value);
    return self();
  }
}
