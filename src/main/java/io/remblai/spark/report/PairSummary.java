package io.remblai.spark.report;

import io.remblai.summary.MapPicture;
import io.remblai.summary.MapSummary;
import io.remblai.summary.PlaneGrid;
import io.remblai.summary.PrincipalPlane;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Summarises the pairs of a map in two passes: quantiles, the largest, block sizes and a sample,
 * then a histogram and counts over the plane that the sample shows. All sums are of whole numbers
 * and the sample is chosen by the sources' ids, so the summary depends on the pairs alone.
 */
public final class PairSummary {

  private static final int BINS = 48;
  private static final int PLANE_BINS = 56;
  private static final int SHOWN_PAIRS = 300;

  /** Pairs of the sample; fewer where their coordinates would be more than {@link #MOST_FLOATS}. */
  private static final int SAMPLE = 4096;

  private static final int LEAST_SAMPLE = 256;
  private static final int MOST_FLOATS = 1 << 22;

  /** The histogram ends where this part of the costs is below; the rest is counted above it. */
  private static final double MOST_OF_ALL = 0.999;

  /** A few points far out do not shrink the picture of all others. */
  private static final double LEFT_OUT = 0.002;

  private static final double MARGIN = 0.06;

  private static final long SEED = 0x7265706f7274L;

  private PairSummary() {}

  /**
   * Both passes.
   *
   * @param pairs at least one pair in all; read twice
   * @param count how many pairs they are
   * @param dim coordinates of a point; 0: not at hand
   */
  public static MapSummary of(JavaRDD<MeasuredPairs> pairs, long count, int dim) {
    int wanted = Math.max(LEAST_SAMPLE, Math.min(SAMPLE, MOST_FLOATS / Math.max(1, 2 * dim)));
    PairTotals totals =
        pairs
            .mapPartitions(new TotalPairs(SEED, bound(wanted, count)))
            .treeReduce(new MergeTotals());
    MeasuredPairs sample =
        totals.sample().isEmpty() ? null : MeasuredPairs.ordered(totals.sample(), SEED);
    double low = totals.costs().least();
    double high = totals.costs().quantile(MOST_OF_ALL);
    boolean level = !(high > low); // all costs alike
    return summary(pairs, totals, sample, low, level ? low + Math.max(1, low) : high, dim);
  }

  private static MapSummary summary(
      JavaRDD<MeasuredPairs> pairs,
      PairTotals totals,
      MeasuredPairs sample,
      double low,
      double high,
      int dim) {
    if (sample == null || dim < 2) {
      PairBins bins = bins(pairs, new BinPairs(low, high, BINS, null, null));
      return result(totals, bins, Optional.empty(), dim);
    }
    PrincipalPlane plane = plane(sample);
    PlaneGrid grid = square(plane, sample);
    JavaSparkContext context = JavaSparkContext.fromSparkContext(pairs.context());
    Broadcast<PrincipalPlane> axes = context.broadcast(plane);
    try {
      PairBins bins = bins(pairs, new BinPairs(low, high, BINS, axes, grid));
      MapPicture picture =
          new MapPicture(plane, bins.plane(), projected(plane, sample), sample.size());
      return result(totals, bins, Optional.of(picture), dim);
    } finally {
      axes.destroy();
    }
  }

  private static PairBins bins(JavaRDD<MeasuredPairs> pairs, BinPairs pass) {
    return pairs.mapPartitions(pass).treeReduce(new MergeBins());
  }

  private static MapSummary result(
      PairTotals totals, PairBins bins, Optional<MapPicture> picture, int dim) {
    return new MapSummary(
        totals.costs(),
        bins.histogram(),
        totals.largest().pairs(),
        totals.blocks().sizes(),
        picture,
        dim);
  }

  /** Keys are spread evenly over 64 bits: so many of them are at most the bound. */
  static long bound(int wanted, long count) {
    return wanted >= count ? -1L : Long.divideUnsigned(-1L, count) * wanted;
  }

  private static PrincipalPlane plane(MeasuredPairs sample) {
    int half = sample.size() * sample.dim();
    float[] both = Arrays.copyOf(sample.x(), 2 * half);
    System.arraycopy(sample.y(), 0, both, half, half);
    return PrincipalPlane.of(both, 2 * sample.size(), sample.dim());
  }

  /** The square that shows nearly all of the sample, with equal units along both axes. */
  private static PlaneGrid square(PrincipalPlane plane, MeasuredPairs sample) {
    double[] x = range(plane, sample, 0);
    double[] y = range(plane, sample, 1);
    double span = Math.max(x[1] - x[0], y[1] - y[0]);
    span = span > 0 ? span * (1 + 2 * MARGIN) : 1;
    return new PlaneGrid((x[0] + x[1] - span) / 2, (y[0] + y[1] - span) / 2, span, PLANE_BINS);
  }

  private static double[] range(PrincipalPlane plane, MeasuredPairs sample, int axis) {
    int size = sample.size();
    double[] along = new double[2 * size];
    for (int i = 0; i < size; i++) {
      along[i] = plane.project(sample.x(), i * sample.dim(), axis);
      along[size + i] = plane.project(sample.y(), i * sample.dim(), axis);
    }
    Arrays.sort(along);
    int skipped = (int) (LEFT_OUT * along.length);
    return new double[] {along[skipped], along[along.length - 1 - skipped]};
  }

  private static List<double[]> projected(PrincipalPlane plane, MeasuredPairs sample) {
    int dim = sample.dim();
    List<double[]> pairs = new ArrayList<>();
    for (int i = 0; i < Math.min(SHOWN_PAIRS, sample.size()); i++) {
      pairs.add(
          new double[] {
            plane.project(sample.x(), i * dim, 0),
            plane.project(sample.x(), i * dim, 1),
            plane.project(sample.y(), i * dim, 0),
            plane.project(sample.y(), i * dim, 1)
          });
    }
    return pairs;
  }
}
