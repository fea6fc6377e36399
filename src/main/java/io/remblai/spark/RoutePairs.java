package io.remblai.spark;

import io.remblai.refine.ShareRouter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.PairFlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/** Sends the pairs of a partition to the shares of a round. */
final class RoutePairs implements PairFlatMapFunction<Iterator<PairBlock>, Integer, PairBlock> {

  private static final long serialVersionUID = 1;

  private final Broadcast<ShareRouter> router;

  RoutePairs(Broadcast<ShareRouter> router) {
    this.router = router;
  }

  @Override
  public Iterator<Tuple2<Integer, PairBlock>> call(Iterator<PairBlock> pairs) {
    ShareRouter route = router.value();
    List<Tuple2<Integer, PairBlock>> routed = new ArrayList<>();
    while (pairs.hasNext()) {
      PairBlock block = pairs.next();
      int dim = block.source().dim();
      float[] x = block.source().coordinates();
      float[] y = block.target().coordinates();
      float[] place = new float[dim];
      List<RowList> rows = RowList.lists(route.shares());
      for (int row = 0; row < block.size(); row++) {
        rows.get(route.share(block.source().keys()[row], x, row * dim, y, row * dim, place))
            .add(row);
      }
      for (int share = 0; share < rows.size(); share++) {
        if (rows.get(share).size() > 0) {
          routed.add(new Tuple2<>(share, block.select(rows.get(share).toArray())));
        }
      }
    }
    return routed.iterator();
  }
}
