package io.remblai.spark.coupling;

import org.apache.spark.api.java.function.PairFunction;
import scala.Tuple2;

/** Sends all points to task 0. */
final class MassedToOneTask implements PairFunction<MassedPoints, Integer, MassedPoints> {

  private static final long serialVersionUID = 1;

  @Override
  public Tuple2<Integer, MassedPoints> call(MassedPoints block) {
    return new Tuple2<>(0, block);
  }
}
