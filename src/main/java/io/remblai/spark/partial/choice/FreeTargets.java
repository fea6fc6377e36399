package io.remblai.spark.partial.choice;

import io.remblai.refine.BlockCut;
import io.remblai.spark.PairBlock;
import io.remblai.spark.PointBlock;
import io.remblai.spark.RowList;
import io.remblai.spark.RowRank;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction2;
import org.apache.spark.broadcast.Broadcast;

/** Picks the targets of a partition after the last that is chosen, each with its suitor. */
final class FreeTargets
    implements FlatMapFunction2<Iterator<PointBlock>, Iterator<SeenTargets>, PairBlock> {

  private static final long serialVersionUID = 1;

  private final Broadcast<RowRank> last;
  private final Broadcast<SampledSources> sample;

  FreeTargets(Broadcast<RowRank> last, Broadcast<SampledSources> sample) {
    this.last = last;
    this.sample = sample;
  }

  @Override
  public Iterator<PairBlock> call(Iterator<PointBlock> targets, Iterator<SeenTargets> seen) {
    List<PairBlock> free = new ArrayList<>();
    while (targets.hasNext()) {
      PointBlock block = targets.next();
      SeenTargets values = SeenTargets.of(block, seen);
      RowList rows = ChosenTargets.rows(last.value(), block, values, false);
      if (rows.size() > 0) {
        free.add(free(block, values, rows.toArray()));
      }
    }
    return free.iterator();
  }

  private PairBlock free(PointBlock block, SeenTargets seen, int[] rows) {
    int[] suitors = new int[rows.length];
    double[] potentials = new double[rows.length];
    long[] paths = new long[rows.length];
    Arrays.fill(paths, BlockCut.ROOT);
    for (int i = 0; i < rows.length; i++) {
      suitors[i] = seen.suitor(rows[i]);
      potentials[i] = seen.potential(rows[i]);
    }
    PointBlock sources = sample.value().rows().select(suitors);
    return new PairBlock(sources, block.select(rows), paths, potentials);
  }
}
