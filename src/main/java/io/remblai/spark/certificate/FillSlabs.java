package io.remblai.spark.certificate;

import io.remblai.certificate.DualFrame;
import io.remblai.certificate.TargetSlab;
import io.remblai.spark.PairBlock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;

/** Brings the targets of a partition into the frame: one slab, or several if it would be large. */
final class FillSlabs implements FlatMapFunction<Iterator<PairBlock>, TargetSlab> {

  private static final long serialVersionUID = 1;

  private final Broadcast<DualFrame> frame;
  private final int dim;
  private final int mostTargets;

  /**
   * @param mostTargets blocks are joined while they make no more than this
   */
  FillSlabs(Broadcast<DualFrame> frame, int dim, int mostTargets) {
    this.frame = frame;
    this.dim = dim;
    this.mostTargets = mostTargets;
  }

  @Override
  public Iterator<TargetSlab> call(Iterator<PairBlock> pairs) {
    List<TargetSlab> slabs = new ArrayList<>();
    List<PairBlock> waiting = new ArrayList<>();
    int size = 0;
    while (pairs.hasNext()) {
      PairBlock block = pairs.next();
      if (size > 0 && (long) size + block.size() > mostTargets) {
        slabs.add(slab(waiting, size));
        waiting.clear();
        size = 0;
      }
      waiting.add(block);
      size += block.size();
    }
    if (size > 0) {
      slabs.add(slab(waiting, size));
    }
    return slabs.iterator();
  }

  private TargetSlab slab(List<PairBlock> blocks, int size) {
    TargetSlab slab = new TargetSlab(size, dim);
    for (PairBlock block : blocks) {
      slab.add(frame.value(), block.target().coordinates(), block.potentials(), block.size());
    }
    return slab;
  }
}
