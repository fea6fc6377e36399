package io.remblai.spark.transform;

import io.remblai.refine.transform.CutTree;
import io.remblai.refine.transform.NearLeaves;
import io.remblai.spark.PairBlock;
import io.remblai.spark.PointBlock;
import io.remblai.spark.RowList;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.api.java.function.PairFlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/** The functions that send points and pairs to blocks. */
final class Routes {

  /**
   * Other blocks to which a pair is sent besides its own. In few dimensions most pairs are near
   * none; in many dimensions all blocks are near, and this bounds what is sent.
   */
  static final int COPIES = 3;

  private Routes() {}

  /** Takes the sources of pairs. */
  static final class Sources implements Function<PairBlock, PointBlock> {
    private static final long serialVersionUID = 1;

    @Override
    public PointBlock call(PairBlock pairs) {
      return pairs.source();
    }
  }

  /** Counts the new points of each block. */
  static final class CountPoints implements FlatMapFunction<Iterator<PointBlock>, long[]> {
    private static final long serialVersionUID = 1;
    private final Broadcast<CutTree> tree;

    CountPoints(Broadcast<CutTree> tree) {
      this.tree = tree;
    }

    @Override
    public Iterator<long[]> call(Iterator<PointBlock> points) {
      CutTree cuts = tree.value();
      long[] counts = new long[cuts.leaves()];
      while (points.hasNext()) {
        PointBlock block = points.next();
        for (int row = 0; row < block.size(); row++) {
          counts[cuts.leaf(block.coordinates(), row * block.dim(), block.keys()[row])]++;
        }
      }
      return List.of(counts).iterator();
    }
  }

  /** Sends each new point to a task of its block. */
  static final class SendPoints
      implements PairFlatMapFunction<Iterator<PointBlock>, Integer, PointBlock> {
    private static final long serialVersionUID = 1;
    private final Broadcast<BlockTasks> tasks;

    SendPoints(Broadcast<BlockTasks> tasks) {
      this.tasks = tasks;
    }

    @Override
    public Iterator<Tuple2<Integer, PointBlock>> call(Iterator<PointBlock> points) {
      BlockTasks to = tasks.value();
      List<Tuple2<Integer, PointBlock>> sent = new ArrayList<>();
      while (points.hasNext()) {
        PointBlock block = points.next();
        List<RowList> rows = RowList.lists(to.size());
        for (int row = 0; row < block.size(); row++) {
          long key = block.keys()[row];
          int home = to.tree().leaf(block.coordinates(), row * block.dim(), key);
          rows.get(to.task(home, key)).add(row);
        }
        for (int task = 0; task < rows.size(); task++) {
          if (rows.get(task).size() > 0) {
            sent.add(new Tuple2<>(task, block.select(rows.get(task).toArray())));
          }
        }
      }
      return sent.iterator();
    }
  }

  /** Sends each pair to all tasks of its source's block, and of blocks within reach. */
  static final class SendPairs
      implements PairFlatMapFunction<Iterator<PairBlock>, Integer, PairBlock> {
    private static final long serialVersionUID = 1;
    private final Broadcast<BlockTasks> tasks;

    SendPairs(Broadcast<BlockTasks> tasks) {
      this.tasks = tasks;
    }

    @Override
    public Iterator<Tuple2<Integer, PairBlock>> call(Iterator<PairBlock> pairs) {
      BlockTasks to = tasks.value();
      NearLeaves near = new NearLeaves(to.tree(), COPIES);
      List<Tuple2<Integer, PairBlock>> sent = new ArrayList<>();
      while (pairs.hasNext()) {
        PairBlock block = pairs.next();
        List<RowList> rows = rows(block.source(), to, near);
        for (int leaf = 0; leaf < rows.size(); leaf++) {
          if (rows.get(leaf).size() > 0 && to.first(leaf) < to.first(leaf + 1)) {
            PairBlock some = block.select(rows.get(leaf).toArray());
            for (int task = to.first(leaf); task < to.first(leaf + 1); task++) {
              sent.add(new Tuple2<>(task, some));
            }
          }
        }
      }
      return sent.iterator();
    }

    private static List<RowList> rows(PointBlock sources, BlockTasks to, NearLeaves near) {
      List<RowList> rows = RowList.lists(to.blocks());
      for (int row = 0; row < sources.size(); row++) {
        int at = row * sources.dim();
        int home = to.tree().leaf(sources.coordinates(), at, sources.keys()[row]);
        rows.get(home).add(row);
        int others = near.find(sources.coordinates(), at, home, to.reach());
        for (int rank = 0; rank < others; rank++) {
          rows.get(near.leaf(rank)).add(row);
        }
      }
      return rows;
    }
  }
}
