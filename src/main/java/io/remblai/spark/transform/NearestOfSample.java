package io.remblai.spark.transform;

import io.remblai.math.Kernels;
import io.remblai.spark.PairBlock;
import io.remblai.spark.PointBlock;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;

/** Finds, for each point of a sample, the squared distances of the sources nearest to it. */
final class NearestOfSample implements FlatMapFunction<Iterator<PairBlock>, NearestOfSample.Found> {

  private static final long serialVersionUID = 1;

  private static final int TILE = 256;

  private final Broadcast<Sample> sample;
  private final int k;

  NearestOfSample(Broadcast<Sample> sample, int k) {
    this.sample = sample;
    this.k = k;
  }

  /** Points whose neighbours are looked for. Immutable by agreement. */
  static final class Sample implements Serializable {
    private static final long serialVersionUID = 1;
    final float[] points; // [size, dim]: sources first, then new points
    final long[] keys; // of the sources among them: no point is its own neighbour
    final int size;
    final int dim;

    Sample(PointBlock sources, PointBlock fresh) {
      dim = sources.dim();
      keys = sources.keys();
      size = sources.size() + fresh.size();
      points = Arrays.copyOf(sources.coordinates(), size * dim);
      System.arraycopy(fresh.coordinates(), 0, points, sources.size() * dim, fresh.size() * dim);
    }
  }

  /** The least distances of each point, ascending; infinite past the last. Mergeable. */
  static final class Found implements Serializable {
    private static final long serialVersionUID = 1;
    private final int k;
    private final float[] squared; // [size, k]

    Found(int size, int k) {
      this.k = k;
      this.squared = new float[size * k];
      Arrays.fill(squared, Float.POSITIVE_INFINITY);
    }

    /** The squared distance of a neighbour, by rank from 0. */
    float squared(int point, int rank) {
      return squared[point * k + rank];
    }

    void add(int point, float distance) {
      int from = point * k;
      int to = from + k - 1;
      if (!(distance < squared[to])) {
        return;
      }
      while (to > from && squared[to - 1] > distance) {
        squared[to] = squared[to - 1];
        to--;
      }
      squared[to] = distance;
    }

    Found mergeWith(Found other) {
      for (int i = 0; i < other.squared.length; i++) {
        add(i / k, other.squared[i]);
      }
      return this;
    }
  }

  @Override
  public Iterator<Found> call(Iterator<PairBlock> pairs) {
    Sample points = sample.value();
    Found found = new Found(points.size, k);
    float[] out = new float[points.size * TILE];
    while (pairs.hasNext()) {
      PointBlock sources = pairs.next().source();
      for (int from = 0; from < sources.size(); from += TILE) {
        int count = Math.min(TILE, sources.size() - from);
        Kernels.distances()
            .squared(
                points.points,
                0,
                points.size,
                sources.coordinates(),
                from * points.dim,
                count,
                points.dim,
                out);
        take(points, sources, from, count, out, found);
      }
    }
    return List.of(found).iterator();
  }

  private static void take(
      Sample points, PointBlock sources, int from, int count, float[] out, Found found) {
    for (int i = 0; i < points.size; i++) {
      for (int j = 0; j < count; j++) {
        if (i >= points.keys.length || sources.keys()[from + j] != points.keys[i]) {
          found.add(i, out[i * count + j]);
        }
      }
    }
  }
}
