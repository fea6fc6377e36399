package io.remblai.spark.transform;

import io.remblai.geometry.GroundCost;
import io.remblai.refine.transform.LocalMap;
import io.remblai.refine.transform.NearestPairs;
import io.remblai.refine.transform.PairIndex;
import io.remblai.spark.PairBlock;
import io.remblai.spark.PointBlock;
import io.remblai.spark.input.PointRecipe;
import io.remblai.spark.input.Scaling;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import scala.Tuple2;

/**
 * Maps the new points of a task by the pairs of its block; carries the settings, how points were
 * made of rows, and how far from the nearest source is far.
 */
final class MapPoints
    implements FlatMapFunction<
        Tuple2<Integer, Tuple2<Iterable<PairBlock>, Iterable<PointBlock>>>, MovedPoints> {

  private static final long serialVersionUID = 1;

  private final TransformSettings settings;
  private final GroundCost cost;
  private final Scaling scaling;
  private final double far;

  MapPoints(TransformSettings settings, PointRecipe recipe, double far) {
    this.settings = settings;
    this.cost = recipe.cost();
    this.scaling = recipe.scaling();
    this.far = far;
  }

  @Override
  public Iterator<MovedPoints> call(
      Tuple2<Integer, Tuple2<Iterable<PairBlock>, Iterable<PointBlock>>> task) {
    List<PairBlock> blocks = new ArrayList<>();
    task._2()._1().forEach(blocks::add);
    List<MovedPoints> moved = new ArrayList<>();
    if (!task._2()._2().iterator().hasNext()) {
      return moved.iterator();
    }
    if (blocks.isEmpty()) {
      throw new IllegalStateException("block of task %d has no pairs".formatted(task._1()));
    }
    PairBlock joined = PairBlock.concat(blocks);
    PairBlock pairs = joined.select(joined.source().canonicalOrder());
    PointBlock x = pairs.source();
    PairIndex index = new PairIndex(x.coordinates(), x.keys(), x.dim());
    task._2()._2().forEach(points -> moved.add(map(points, pairs, index)));
    return moved.iterator();
  }

  private MovedPoints map(PointBlock points, PairBlock pairs, PairIndex index) {
    int dim = points.dim();
    int size = points.size();
    NearestPairs near = new NearestPairs(index, settings.neighbours());
    LocalMap local = new LocalMap(settings.smoothing(), settings.neighbours(), dim);
    double[] image = new double[dim];
    float[] images = new float[size * dim];
    int[] nearest = new int[size];
    double[] distances = new double[size];
    boolean[] outside = new boolean[size];
    for (int row = 0; row < size; row++) {
      int at = row * dim;
      int found = near.find(points.coordinates(), at, points.keys()[row]);
      if (found == 0) {
        throw new IllegalStateException(
            "id %s is farther from every source than a float can tell"
                .formatted(points.ids().value(row)));
      }
      nearest[row] = near.row(0);
      distances[row] = Math.sqrt(near.squared(0));
      outside[row] = distances[row] > far;
      float[] x = pairs.source().coordinates();
      float[] y = pairs.target().coordinates();
      local.map(points.coordinates(), at, near, found, x, y, image);
      write(image, images, at);
    }
    return new MovedPoints(
        points.ids(),
        points.keys(),
        pairs.source().ids().select(nearest),
        pairs.target().ids().select(nearest),
        images,
        distances,
        outside);
  }

  /** In the units of the input; under the cosine a direction. */
  private void write(double[] image, float[] images, int at) {
    double squares = 0;
    for (double coordinate : image) {
      squares += coordinate * coordinate;
    }
    double length = cost == GroundCost.COSINE && squares > 0 ? Math.sqrt(squares) : 1;
    for (int k = 0; k < image.length; k++) {
      double stored = image[k] / length;
      images[at + k] = (float) (cost == GroundCost.COSINE ? stored : scaling.original(stored, k));
    }
  }
}
