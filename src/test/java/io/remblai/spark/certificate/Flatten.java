package io.remblai.spark.certificate;

import io.remblai.spark.PairBlock;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;

/** The blocks of a list. */
final class Flatten implements FlatMapFunction<List<PairBlock>, PairBlock> {

  private static final long serialVersionUID = 1;

  @Override
  public Iterator<PairBlock> call(List<PairBlock> blocks) {
    return blocks.iterator();
  }
}
