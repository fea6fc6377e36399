package io.remblai.spark.certificate;

import io.remblai.certificate.DualFrame;
import io.remblai.certificate.LeastScores;
import io.remblai.certificate.TargetSlab;
import java.util.Arrays;
import org.apache.spark.api.java.function.PairFunction;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/** All sources of one block against all targets of one slab. */
final class ScoreBlocks implements PairFunction<Tuple2<KeyedBlock, TargetSlab>, Long, RowScores> {

  private static final long serialVersionUID = 1;

  private final Broadcast<DualFrame> frame;

  ScoreBlocks(Broadcast<DualFrame> frame) {
    this.frame = frame;
  }

  @Override
  public Tuple2<Long, RowScores> call(Tuple2<KeyedBlock, TargetSlab> both) {
    KeyedBlock keyed = both._1();
    TargetSlab slab = both._2();
    float[] least = new float[keyed.block.size()];
    Arrays.fill(least, Float.POSITIVE_INFINITY);
    new LeastScores(frame.value())
        .lower(keyed.block.source().coordinates(), least.length, slab, least);
    return new Tuple2<>(
        keyed.place, new RowScores(KeyedBlock.fingerprint(keyed.block), slab.size(), least));
  }
}
