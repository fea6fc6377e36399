package io.remblai.spark;

import org.apache.spark.api.java.function.PairFunction;
import scala.Tuple2;

/** Sends all points to task 0. */
public final class ToOneTask implements PairFunction<PointBlock, Integer, PointBlock> {

  private static final long serialVersionUID = 1;

  @Override
  public Tuple2<Integer, PointBlock> call(PointBlock block) {
    return new Tuple2<>(0, block);
  }
}
