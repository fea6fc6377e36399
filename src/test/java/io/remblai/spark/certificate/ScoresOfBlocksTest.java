package io.remblai.spark.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.remblai.certificate.CloudMeans;
import io.remblai.certificate.DualFrame;
import io.remblai.certificate.FrameExtent;
import io.remblai.geometry.GroundCost;
import io.remblai.spark.Ids;
import io.remblai.spark.PairBlock;
import io.remblai.spark.PointBlock;
import java.util.List;
import org.junit.jupiter.api.Test;
import scala.Tuple2;

/** A bound is refused where rows have not met all targets, or are not the rows that met them. */
class ScoresOfBlocksTest {

  private static final int TARGETS = 10;

  private static PairBlock block(long key) {
    PointBlock point =
        new PointBlock(Ids.ofNumbers(new long[] {1}), new long[] {key}, new float[] {1, 2}, 2);
    return new PairBlock(point, point, new long[1], new double[1]);
  }

  private static ScoresOfBlocks scores(int number, long met) {
    PairBlock block = block(7);
    CloudMeans means = new CloudMeans(GroundCost.SQEUCLIDEAN, 2);
    means.add(block.source().coordinates(), block.target().coordinates(), 1);
    FrameExtent extent = new FrameExtent(means.origins(means.scoring()));
    extent.add(block.source().coordinates(), block.target().coordinates(), block.potentials(), 1);
    RowScores found = new RowScores(KeyedBlock.fingerprint(block), met, new float[] {0});
    return new ScoresOfBlocks(
        List.of(new Tuple2<>(KeyedBlock.place(5, number), found)).iterator(),
        new DualFrame(extent),
        TARGETS);
  }

  @Test
  void acceptsOnlyWholeBlocks() {
    assertEquals(1, scores(3, TARGETS).potentials(3, block(7)).length);
    assertThrows(IllegalStateException.class, () -> scores(3, TARGETS - 1).potentials(3, block(7)));
    assertThrows(IllegalStateException.class, () -> scores(3, TARGETS).potentials(2, block(7)));
    assertThrows(IllegalStateException.class, () -> scores(3, TARGETS).potentials(3, block(8)));
  }

  @Test
  void placesNameThePartitionAndTheBlock() {
    long place = KeyedBlock.place(70_000, 1_000_000);
    assertEquals(70_000, KeyedBlock.partition(place));
    assertEquals(1_000_000, KeyedBlock.number(place));
  }
}
