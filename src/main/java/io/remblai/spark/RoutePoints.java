package io.remblai.spark;

import io.remblai.refine.BlockCut;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.PairFlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/** Sends the rows of a partition to the tasks that split and solve their blocks. */
final class RoutePoints implements PairFlatMapFunction<Iterator<PointBlock>, Integer, PointBlock> {

  private static final long serialVersionUID = 1;

  private final Broadcast<SplitTree> tree;
  private final Map<Long, Integer> taskOfPath;
  private final Side side;

  RoutePoints(Broadcast<SplitTree> tree, Map<Long, Integer> taskOfPath, Side side) {
    this.tree = tree;
    this.taskOfPath = taskOfPath;
    this.side = side;
  }

  /** The task of each block, by its path. */
  static Map<Long, Integer> tasks(List<BlockCut> blocks) {
    Map<Long, Integer> tasks = new HashMap<>();
    for (int task = 0; task < blocks.size(); task++) {
      tasks.put(blocks.get(task).path(), task);
    }
    return tasks;
  }

  @Override
  public Iterator<Tuple2<Integer, PointBlock>> call(Iterator<PointBlock> points) {
    List<Tuple2<Integer, PointBlock>> routed = new ArrayList<>();
    while (points.hasNext()) {
      PointBlock block = points.next();
      List<RowList> rows = RowList.lists(taskOfPath.size());
      for (int row = 0; row < block.size(); row++) {
        rows.get(taskOfPath.get(tree.value().route(side, block, row))).add(row);
      }
      for (int task = 0; task < rows.size(); task++) {
        if (rows.get(task).size() > 0) {
          routed.add(new Tuple2<>(task, block.select(rows.get(task).toArray())));
        }
      }
    }
    return routed.iterator();
  }
}
