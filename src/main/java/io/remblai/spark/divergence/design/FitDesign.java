package io.remblai.spark.divergence.design;

import io.remblai.info.Rows;
import io.remblai.info.coupling.KMeans;
import io.remblai.info.gaussian.CoMoments;
import io.remblai.info.kernel.KernelWidth;
import io.remblai.math.Seeds;
import io.remblai.spark.divergence.DivergenceSettings;
import io.remblai.spark.divergence.Measure;
import io.remblai.spark.divergence.design.Design.Clustering;
import io.remblai.spark.info.moment.PrincipalAxes;
import org.apache.spark.api.java.function.Function;

/** The design from a sample of all rows. */
public final class FitDesign implements Function<Rows, Design> {

  private static final long serialVersionUID = 1;

  /** Rows from which the median distance is taken. */
  private static final int FOR_WIDTH = 2000;

  /** Rows to a centroid: more improve a clustering little. */
  private static final int FOR_CENTROID = 64;

  /** Numbers in the sample, which one task holds. */
  private static final int MOST_NUMBERS = 1 << 24;

  private static final int ITERATIONS = 20;

  private static final double PART_OF_VARIANCE = 0.9;

  private final DivergenceSettings settings;

  public FitDesign(DivergenceSettings settings) {
    this.settings = settings;
  }

  /** Rows of the sample, of so many coordinates. */
  public static int rows(DivergenceSettings settings, int dim) {
    int wanted =
        settings.asksFor(Measure.MAUVE)
            ? Math.max(FOR_WIDTH, FOR_CENTROID * settings.clusters())
            : FOR_WIDTH;
    return Math.max(FOR_WIDTH, Math.min(wanted, MOST_NUMBERS / dim));
  }

  @Override
  public Design call(Rows sample) {
    Rows some = sample.take(firstRows(Math.min(FOR_WIDTH, sample.size())));
    CoMoments moments = CoMoments.of(some);
    return new Design(
        moments.mean(),
        settings.asksFor(Measure.MMD) ? sigma(some, moments) : 1,
        settings.asksFor(Measure.MAUVE) ? clustering(sample) : Clustering.none());
  }

  private static int[] firstRows(int count) {
    int[] rows = new int[count];
    for (int i = 0; i < count; i++) {
      rows[i] = i;
    }
    return rows;
  }

  /** Where most rows are copies, the median is zero: then the root mean square; of one row, 1. */
  private double sigma(Rows rows, CoMoments moments) {
    KernelWidth width = settings.width();
    if (!width.ofMedian()) {
      return width.factor();
    }
    double variance = 0;
    if (rows.size() > 1) {
      double[] covariance = moments.covariance();
      for (int k = 0; k < rows.dim(); k++) {
        variance += covariance[k * rows.dim() + k];
      }
    }
    if (!(variance > 0)) {
      return 1;
    }
    try {
      return width.sigma(rows);
    } catch (IllegalArgumentException mostAreCopies) {
      return Math.sqrt(2 * variance);
    }
  }

  private Clustering clustering(Rows sample) {
    int dim = sample.dim();
    boolean unit = settings.unit() && dim > 1; // of a number only its sign would be left
    double[] directions = sample.values().clone();
    double[] row = new double[dim];
    for (int i = 0; unit && i < sample.size(); i++) {
      System.arraycopy(directions, i * dim, row, 0, dim);
      Clustering.toLengthOne(row);
      System.arraycopy(row, 0, directions, i * dim, dim);
    }
    PrincipalAxes principal =
        PrincipalAxes.holding(
            CoMoments.of(new Rows(directions, sample.size(), dim)), PART_OF_VARIANCE);
    double[] mean = principal.mean();
    double[] along = principal.axes();
    double[] offset = new double[principal.count()];
    for (int a = 0; a < offset.length; a++) {
      for (int k = 0; k < dim; k++) {
        offset[a] += along[a * dim + k] * mean[k];
      }
    }
    Clustering axes = new Clustering(unit, along, offset, new double[0][]);
    double[] placed = new double[sample.size() * offset.length];
    for (int i = 0; i < sample.size(); i++) {
      axes.place(sample.values(), i * dim, row, placed, i * offset.length);
    }
    Rows places = new Rows(placed, sample.size(), offset.length);
    KMeans means = new KMeans(settings.clusters(), ITERATIONS);
    double[][] centroids = new double[settings.repeats()][];
    for (int r = 0; r < centroids.length; r++) {
      centroids[r] = means.fit(places, Seeds.key(settings.seed(), 2), r).values();
    }
    return new Clustering(unit, along, offset, centroids);
  }
}
