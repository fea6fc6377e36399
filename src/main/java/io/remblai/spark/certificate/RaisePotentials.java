package io.remblai.spark.certificate;

import io.remblai.certificate.DualFrame;
import io.remblai.spark.PairBlock;
import io.remblai.spark.PointBlock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction2;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/** Gives the pairs of a partition the potentials of their targets, where these are higher. */
final class RaisePotentials
    implements FlatMapFunction2<
        Iterator<CertifiedPairs>, Iterator<Tuple2<Long, RowScores>>, CertifiedPairs> {

  private static final long serialVersionUID = 1;

  private final Broadcast<DualFrame> frame;
  private final long points;

  RaisePotentials(Broadcast<DualFrame> frame, long points) {
    this.frame = frame;
    this.points = points;
  }

  @Override
  public Iterator<CertifiedPairs> call(
      Iterator<CertifiedPairs> pairs, Iterator<Tuple2<Long, RowScores>> scores) {
    ScoresOfBlocks found = new ScoresOfBlocks(scores, frame.value(), points);
    List<CertifiedPairs> raised = new ArrayList<>();
    while (pairs.hasNext()) {
      CertifiedPairs each = pairs.next();
      raised.add(raise(each, found.potentials(raised.size(), ExchangeRoles.exchanged(each))));
    }
    return raised.iterator();
  }

  private static CertifiedPairs raise(CertifiedPairs certified, double[] potentials) {
    PairBlock pairs = certified.pairs();
    for (int i = 0; i < potentials.length; i++) {
      potentials[i] = Math.max(potentials[i], pairs.potentials()[i]);
    }
    return new CertifiedPairs(
        new PairBlock(pairs.source(), pairs.target(), pairs.paths(), potentials),
        certified.sourcePotentials());
  }

  /** Sources for targets and potentials f for g. */
  static final class ExchangeRoles implements Function<CertifiedPairs, PairBlock> {

    private static final long serialVersionUID = 1;

    @Override
    public PairBlock call(CertifiedPairs certified) {
      return exchanged(certified);
    }

    static PairBlock exchanged(CertifiedPairs certified) {
      PairBlock pairs = certified.pairs();
      PointBlock movers = pairs.target();
      PointBlock places = pairs.source();
      return new PairBlock(movers, places, pairs.paths(), certified.sourcePotentials());
    }
  }
}
