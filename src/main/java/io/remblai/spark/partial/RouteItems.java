package io.remblai.spark.partial;

import io.remblai.refine.ShareRouter;
import io.remblai.spark.PairBlock;
import io.remblai.spark.RowList;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.api.java.function.PairFlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/** Sends the items of a partition to the shares of a round. */
final class RouteItems
    implements PairFlatMapFunction<Iterator<PartialItems>, Integer, PartialItems> {

  private static final long serialVersionUID = 1;

  private final Broadcast<ShareRouter> router;

  RouteItems(Broadcast<ShareRouter> router) {
    this.router = router;
  }

  @Override
  public Iterator<Tuple2<Integer, PartialItems>> call(Iterator<PartialItems> items) {
    ShareRouter route = router.value();
    List<Tuple2<Integer, PartialItems>> routed = new ArrayList<>();
    while (items.hasNext()) {
      PartialItems block = items.next();
      PairBlock rows = block.rows();
      int dim = rows.target().dim();
      float[] x = rows.source().coordinates();
      float[] y = rows.target().coordinates();
      float[] place = new float[dim];
      List<RowList> lists = RowList.lists(route.shares());
      for (int row = 0; row < block.size(); row++) {
        long key = rows.target().keys()[row];
        lists.get(route.share(key, x, row * dim, y, row * dim, place)).add(row);
      }
      for (int share = 0; share < lists.size(); share++) {
        if (lists.get(share).size() > 0) {
          routed.add(new Tuple2<>(share, block.select(lists.get(share).toArray())));
        }
      }
    }
    return routed.iterator();
  }

  /** Shows items as pairs that go by their targets, as those who draw samples of pairs want. */
  static final class ByTarget implements Function<PartialItems, PairBlock> {

    private static final long serialVersionUID = 1;

    @Override
    public PairBlock call(PartialItems items) {
      return items.byTarget();
    }
  }
}
