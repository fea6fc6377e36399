package io.remblai.spark.transform;

import io.remblai.spark.FirstRows;
import io.remblai.spark.PairBlock;
import io.remblai.spark.PointBlock;
import io.remblai.spark.transform.NearestOfSample.Found;
import io.remblai.spark.transform.NearestOfSample.Sample;
import java.util.Arrays;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.broadcast.Broadcast;

/**
 * Distances between neighbours, exact for a sample, by one pass over the pairs: what is far for a
 * source, and what a search should have found.
 */
final class SampledDistances {

  private static final int SOURCES = 512;
  private static final int FRESH = 256;

  /** Of the sources' own nearest distances, above which a new point is outside. */
  private static final double OUTSIDE = 0.99;

  /** Of the distances of the sources' k-th neighbours: pairs so near to a block belong to it. */
  private static final double REACH = 0.9;

  private final PointBlock sources;
  private final PointBlock fresh;
  private final int k;
  private final Found found;

  private SampledDistances(PointBlock sources, PointBlock fresh, int k, Found found) {
    this.sources = sources;
    this.fresh = fresh;
    this.k = k;
    this.found = found;
  }

  /**
   * The pass.
   *
   * @param sources some sources in canonical order; the first are taken
   * @param points new points, of which there are {@code count}
   */
  static SampledDistances of(
      JavaSparkContext context,
      JavaRDD<PairBlock> pairs,
      PointBlock sources,
      JavaRDD<PointBlock> points,
      long count,
      int k) {
    PointBlock some = first(sources, SOURCES);
    PointBlock fresh = first(firstOf(points, FRESH, count), FRESH);
    Broadcast<Sample> sample = context.broadcast(new Sample(some, fresh));
    try {
      Found found = pairs.mapPartitions(new NearestOfSample(sample, k)).treeReduce(new Merge());
      return new SampledDistances(some, fresh, k, found);
    } finally {
      sample.destroy();
    }
  }

  /** At least {@code wanted} rows, or all, in canonical order; a few more, as their keys fall. */
  static PointBlock firstOf(JavaRDD<PointBlock> points, int wanted, long count) {
    long aim = 2L * wanted + 64;
    long bound = aim >= count ? -1L : Long.divideUnsigned(-1L, count) * aim;
    return PointBlock.canonical(points.mapPartitions(new FirstRows(bound)).collect());
  }

  private static PointBlock first(PointBlock canonical, int most) {
    int[] rows = new int[Math.min(most, canonical.size())];
    Arrays.setAll(rows, i -> i);
    return canonical.select(rows);
  }

  /** Beyond this distance from every source a point is farther out than nearly all sources are. */
  double far() {
    return quantile(0, OUTSIDE);
  }

  /** How far the neighbours of nearly all sources reach. */
  double reach() {
    return quantile(k - 1, REACH);
  }

  private double quantile(int rank, double part) {
    double[] distances = new double[sources.size()];
    for (int i = 0; i < distances.length; i++) {
      distances[i] = Math.sqrt(found.squared(i, rank));
    }
    Arrays.sort(distances);
    return distances[(int) Math.ceil(part * distances.length) - 1];
  }

  /** Which part of the sampled new points were given the source that is nearest indeed. */
  double recall(JavaRDD<MovedPoints> moved) {
    long last = fresh.keys()[fresh.size() - 1];
    double[] given = new double[fresh.size()];
    Arrays.fill(given, Double.POSITIVE_INFINITY);
    for (long[] told : moved.map(new TellDistances(last)).collect()) {
      for (int i = 0; i < told.length; i += 2) {
        given[at(told[i])] = Double.longBitsToDouble(told[i + 1]);
      }
    }
    int right = 0;
    for (int i = 0; i < given.length; i++) {
      double exact = Math.sqrt(found.squared(sources.size() + i, 0));
      right += given[i] <= exact * (1 + 1e-6) ? 1 : 0;
    }
    return (double) right / given.length;
  }

  /** Place of a key in the sample, which is in the order of keys. */
  private int at(long key) {
    int low = 0;
    int high = fresh.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(fresh.keys()[middle], key) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Tells keys, up to the sample's last, and the bits of distances. */
  static final class TellDistances implements Function<MovedPoints, long[]> {
    private static final long serialVersionUID = 1;
    private final long last;

    TellDistances(long last) {
      this.last = last;
    }

    @Override
    public long[] call(MovedPoints moved) {
      long[] told = new long[2 * moved.size()];
      int size = 0;
      for (int row = 0; row < moved.size(); row++) {
        if (Long.compareUnsigned(moved.key(row), last) <= 0) {
          told[size++] = moved.key(row);
          told[size++] = Double.doubleToLongBits(moved.distance(row));
        }
      }
      return Arrays.copyOf(told, size);
    }
  }

  /** Joins what two parts found. */
  static final class Merge implements Function2<Found, Found, Found> {
    private static final long serialVersionUID = 1;

    @Override
    public Found call(Found one, Found other) {
      return one.mergeWith(other);
    }
  }
}
