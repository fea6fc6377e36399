package io.remblai.spark;

import io.remblai.math.Projections;
import io.remblai.math.Seeds;
import io.remblai.refine.BlockCut;
import io.remblai.refine.CoordinateSplit;
import io.remblai.refine.CouplingEstimate;
import io.remblai.refine.TaskOptions;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.Function;
import scala.Tuple2;

/** Joins the samples of one block and finds the directions of its cut. */
final class FindDirections
    implements Function<
        Tuple2<Integer, Tuple2<Iterable<PointBlock>, Iterable<PointBlock>>>, FindDirections.Found> {

  private static final long serialVersionUID = 1;

  private final LevelBlocks level;
  private final TaskOptions options;

  FindDirections(LevelBlocks level, TaskOptions options) {
    this.level = level;
    this.options = options;
  }

  /**
   * What was found for one block. A class, not a record: Spark may be set to serialise results by
   * Kryo 4.
   */
  static final class Found implements Serializable {
    private static final long serialVersionUID = 1;

    /** Number of the block in its level. */
    final int number;

    /** Directions [dim]; null if a sample came out smaller than it should be. */
    double[] forSource;

    double[] forTarget;

    /** Values of the samples along their directions, in no order. */
    double[] sourceValues;

    double[] targetValues;

    /** Estimated mean cost of the block coupling: of the block, of its top, of its rest. */
    double wholeCost;

    double topCost;
    double restCost;

    Found(int number) {
      this.number = number;
    }
  }

  @Override
  public Found call(Tuple2<Integer, Tuple2<Iterable<PointBlock>, Iterable<PointBlock>>> samples) {
    Found found = new Found(samples._1());
    BlockCut block = level.block(found.number);
    PointBlock x = join(samples._2()._1());
    PointBlock y = join(samples._2()._2());
    int wanted = Math.min(block.points(), CoordinateSplit.SAMPLE);
    if (x != null && y != null && x.size() == wanted && y.size() == wanted) {
      find(block, x, y, found);
    }
    return found;
  }

  private void find(BlockCut block, PointBlock source, PointBlock target, Found found) {
    float[] x = source.coordinates();
    float[] y = target.coordinates();
    int n = source.size();
    int dim = source.dim();
    double fraction = (double) block.top().points() / block.points();
    CoordinateSplit.Directions directions =
        new CoordinateSplit()
            .find(x, 0, y, 0, n, dim, fraction, Seeds.key(options.seed(), block.path()));
    found.forSource = directions.forSource();
    found.forTarget = directions.forTarget();
    found.sourceValues = along(source, directions.forSource());
    found.targetValues = along(target, directions.forTarget());
    found.wholeCost = CouplingEstimate.whole(options.cost(), x, y, n, dim);
    double[] parts =
        CouplingEstimate.parts(
            options.cost(), x, y, n, dim, directions, CoordinateSplit.topRows(n, fraction));
    found.topCost = parts[0];
    found.restCost = parts[1];
  }

  private static PointBlock join(Iterable<PointBlock> chunks) {
    List<PointBlock> blocks = new ArrayList<>();
    chunks.forEach(blocks::add);
    return blocks.isEmpty() ? null : SampleBlocks.first(PointBlock.concat(blocks));
  }

  private static double[] along(PointBlock sample, double[] direction) {
    double[] values = new double[sample.size()];
    Projections.project(sample.coordinates(), 0, values.length, direction, values);
    return values;
  }
}
