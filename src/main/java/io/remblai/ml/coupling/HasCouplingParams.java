package io.remblai.ml.coupling;

import io.remblai.ml.param.HasTableParams;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;

/**
 * Parameters by which a low-rank coupling is found.
 *
 * @param <T> the stage
 */
public interface HasCouplingParams<T extends HasCouplingParams<T>> extends HasTableParams<T> {

  /** Where they are kept. */
  CouplingParams couplingParams();

  /** Parameter: what the coupling is judged by. */
  default Param<String> objective() {
    return couplingParams().objective;
  }

  /** Value: what the coupling is judged by. */
  default String getObjective() {
    return getOrDefault(objective());
  }

  /** Sets what the coupling is judged by. */
  default T setObjective(String value) {
    set(objective(), value);
    return self();
  }

  /** Parameter: the ground cost. */
  default Param<String> cost() {
    return couplingParams().cost;
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
    return couplingParams().standardize;
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

  /** Parameter: which marginals are given. */
  default Param<String> marginals() {
    return couplingParams().marginals;
  }

  /** Value: which marginals are given. */
  default String getMarginals() {
    return getOrDefault(marginals());
  }

  /** Sets which marginals are given. */
  default T setMarginals(String value) {
    set(marginals(), value);
    return self();
  }

  /** Parameter: the components of the source. */
  default IntParam rank() {
    return couplingParams().rank;
  }

  /** Value: the components of the source. */
  default int getRank() {
    return (Integer) getOrDefault(rank());
  }

  /** Sets the components of the source. */
  default T setRank(int value) {
    set(rank(), value);
    return self();
  }

  /** Parameter: the components of the target. */
  default IntParam targetRank() {
    return couplingParams().targetRank;
  }

  /** Value: the components of the target. */
  default int getTargetRank() {
    return (Integer) getOrDefault(targetRank());
  }

  /** Sets the components of the target. */
  default T setTargetRank(int value) {
    set(targetRank(), value);
    return self();
  }

  /** Parameter: the most iterations of one start. */
  default IntParam maxIter() {
    return couplingParams().maxIter;
  }

  /** Value: the most iterations of one start. */
  default int getMaxIter() {
    return (Integer) getOrDefault(maxIter());
  }

  /** Sets the most iterations of one start. */
  default T setMaxIter(int value) {
    set(maxIter(), value);
    return self();
  }

  /** Parameter: the part of the gain below which iterations stop. */
  default DoubleParam tol() {
    return couplingParams().tol;
  }

  /** Value: the part of the gain below which iterations stop. */
  default double getTol() {
    return (Double) getOrDefault(tol());
  }

  /** Sets the part of the gain below which iterations stop. */
  default T setTol(double value) {
    set(tol(), value);
    return self();
  }

  /** Parameter: the number of starts. */
  default IntParam restarts() {
    return couplingParams().restarts;
  }

  /** Value: the number of starts. */
  default int getRestarts() {
    return (Integer) getOrDefault(restarts());
  }

  /** Sets the number of starts. */
  default T setRestarts(int value) {
    set(restarts(), value);
    return self();
  }

  /** Parameter: the seed of the run. */
  default LongParam seed() {
    return couplingParams().seed;
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
}
