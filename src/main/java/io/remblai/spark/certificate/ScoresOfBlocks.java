package io.remblai.spark.certificate;

import io.remblai.certificate.DualFrame;
import io.remblai.spark.PairBlock;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import scala.Tuple2;

/** The scores that came back to one partition, by block. */
final class ScoresOfBlocks {

  private final Map<Integer, RowScores> scores = new HashMap<>();
  private final DualFrame frame;
  private final long targets;

  /**
   * @param targets every source must have met so many
   */
  ScoresOfBlocks(Iterator<Tuple2<Long, RowScores>> scores, DualFrame frame, long targets) {
    scores.forEachRemaining(each -> this.scores.put(KeyedBlock.number(each._1()), each._2()));
    this.frame = frame;
    this.targets = targets;
  }

  /** The potentials of the sources of the block with this number in the partition. */
  double[] potentials(int number, PairBlock block) {
    RowScores found = scores.get(number);
    if (found == null
        || found.met() != targets
        || found.fingerprint != KeyedBlock.fingerprint(block)) {
      throw new IllegalStateException(
          "block %d of a partition met %d of %d targets, or is not the block that met them; persist the map"
              .formatted(number, found == null ? 0 : found.met(), targets));
    }
    float[] x = block.source().coordinates();
    double[] potentials = new double[block.size()];
    for (int i = 0; i < potentials.length; i++) {
      potentials[i] = frame.sourcePotential(x, i * block.source().dim(), found.least[i]);
    }
    return potentials;
  }
}
