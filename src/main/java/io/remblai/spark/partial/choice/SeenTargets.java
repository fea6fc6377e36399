package io.remblai.spark.partial.choice;

import io.remblai.refine.partial.SamplePotentials;
import io.remblai.spark.PointBlock;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;

/** Heights and suitors of a block of targets, row by row; the block itself stays where it is. */
final class SeenTargets implements Serializable {

  private static final long serialVersionUID = 1;

  private final double[] heights;
  private final int[] suitors;

  private SeenTargets(SamplePotentials.Heights seen) {
    this.heights = seen.heights();
    this.suitors = seen.suitors();
  }

  /** What was seen of a block: the next of its partition. */
  static SeenTargets of(PointBlock block, Iterator<SeenTargets> seen) {
    SeenTargets next = seen.hasNext() ? seen.next() : null;
    if (next == null || next.heights.length != block.size()) {
      throw new IllegalStateException(
          "a partition of targets was computed again and came out otherwise; persist the targets");
    }
    return next;
  }

  /** How much a target is wanted: those of greatest value are matched. */
  double wanted(int row) {
    return -heights[row];
  }

  /** The target's dual potential to start from. */
  double potential(int row) {
    return Math.min(heights[row], 0);
  }

  /** Row of the target's suitor in the sample. */
  int suitor(int row) {
    return suitors[row];
  }

  /** Looks at every target of a partition. */
  static final class Look implements FlatMapFunction<Iterator<PointBlock>, SeenTargets> {

    private static final long serialVersionUID = 1;

    private final Broadcast<SampledSources> sample;

    Look(Broadcast<SampledSources> sample) {
      this.sample = sample;
    }

    @Override
    public Iterator<SeenTargets> call(Iterator<PointBlock> targets) {
      List<SeenTargets> seen = new ArrayList<>();
      while (targets.hasNext()) {
        PointBlock block = targets.next();
        seen.add(
            new SeenTargets(
                sample.value().potentials().heights(block.coordinates(), block.size())));
      }
      return seen.iterator();
    }
  }
}
