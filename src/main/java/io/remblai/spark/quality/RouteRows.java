package io.remblai.spark.quality;

import io.remblai.refine.ShareRouter;
import io.remblai.spark.PairBlock;
import io.remblai.spark.RowList;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.PairFlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/** Sends rows to the share where their neighbours are. */
final class RouteRows implements PairFlatMapFunction<Iterator<MapRows>, Integer, MapRows> {

  private static final long serialVersionUID = 1;

  private final Broadcast<ShareRouter> router;

  RouteRows(Broadcast<ShareRouter> router) {
    this.router = router;
  }

  @Override
  public Iterator<Tuple2<Integer, MapRows>> call(Iterator<MapRows> chunks) {
    ShareRouter route = router.value();
    List<Tuple2<Integer, MapRows>> routed = new ArrayList<>();
    while (chunks.hasNext()) {
      MapRows chunk = chunks.next();
      PairBlock rows = chunk.rows();
      int dim = rows.source().dim();
      boolean byTarget = chunk.kind() == MapRows.Kind.FREE_TARGETS;
      long[] keys = (byTarget ? rows.target() : rows.source()).keys();
      float[] x = rows.source().coordinates();
      float[] y = rows.target().coordinates();
      float[] place = new float[dim];
      List<RowList> lists = RowList.lists(route.shares());
      for (int row = 0; row < chunk.size(); row++) {
        lists.get(route.share(keys[row], x, row * dim, y, row * dim, place)).add(row);
      }
      for (int share = 0; share < lists.size(); share++) {
        if (lists.get(share).size() > 0) {
          routed.add(new Tuple2<>(share, chunk.select(lists.get(share).toArray())));
        }
      }
    }
    return routed.iterator();
  }

  /** Sends every row to every share, each of which looks at a part of the pairs. */
  static final class ToAll implements PairFlatMapFunction<Iterator<MapRows>, Integer, MapRows> {

    private static final long serialVersionUID = 1;

    private final int shares;

    ToAll(int shares) {
      this.shares = shares;
    }

    @Override
    public Iterator<Tuple2<Integer, MapRows>> call(Iterator<MapRows> chunks) {
      List<Tuple2<Integer, MapRows>> routed = new ArrayList<>();
      while (chunks.hasNext()) {
        MapRows chunk = chunks.next();
        for (int share = 0; share < shares; share++) {
          routed.add(new Tuple2<>(share, chunk));
        }
      }
      return routed.iterator();
    }
  }
}
