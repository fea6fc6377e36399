package io.remblai.spark.certificate;

import io.remblai.certificate.DualFrame;
import io.remblai.spark.PairBlock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction2;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/** Gives the pairs of a partition the potentials of their sources. */
final class AttachPotentials
    implements FlatMapFunction2<
        Iterator<PairBlock>, Iterator<Tuple2<Long, RowScores>>, CertifiedPairs> {

  private static final long serialVersionUID = 1;

  private final Broadcast<DualFrame> frame;
  private final long points;

  AttachPotentials(Broadcast<DualFrame> frame, long points) {
    this.frame = frame;
    this.points = points;
  }

  @Override
  public Iterator<CertifiedPairs> call(
      Iterator<PairBlock> pairs, Iterator<Tuple2<Long, RowScores>> scores) {
    ScoresOfBlocks found = new ScoresOfBlocks(scores, frame.value(), points);
    List<CertifiedPairs> certified = new ArrayList<>();
    while (pairs.hasNext()) {
      PairBlock block = pairs.next();
      certified.add(new CertifiedPairs(block, found.potentials(certified.size(), block)));
    }
    return certified.iterator();
  }
}
