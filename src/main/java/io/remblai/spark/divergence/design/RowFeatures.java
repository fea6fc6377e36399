package io.remblai.spark.divergence.design;

import io.remblai.info.Rows;
import io.remblai.info.coupling.Centroids;
import io.remblai.info.kernel.FourierFeatures;
import io.remblai.math.Seeds;
import io.remblai.spark.divergence.DivergenceSettings;
import io.remblai.spark.divergence.Measure;

/** A row as the numbers that are summed and the clusters it belongs to. Not thread safe. */
public final class RowFeatures {

  private final Design design;
  private final Layout layout;
  private final FourierFeatures fourier;
  private final Centroids[] centroids;
  private final double[] waves;
  private final double[] linear;
  private final int[] clusters;
  private final double[] direction;
  private final double[] place;
  private final double[] scores;

  public RowFeatures(DivergenceSettings settings, Design design) {
    this.design = design;
    layout = Layout.of(settings, design);
    int frequencies = Math.max(1, layout.waves() / 2); // one that nobody reads, if need be
    fourier =
        new FourierFeatures(
            design.dim, frequencies, design.sigma, Seeds.key(settings.seed(), 3), 0);
    waves = new double[layout.waves()];
    linear = new double[layout.numbers()];
    int axes = design.axes();
    centroids = new Centroids[design.clustering.centroids.length];
    for (int r = 0; r < centroids.length; r++) {
      double[] values = design.clustering.centroids[r];
      centroids[r] = new Centroids(new Rows(values, values.length / axes, axes));
    }
    clusters = new int[centroids.length];
    direction = new double[design.dim];
    place = new double[axes];
    scores = new double[design.clusters()];
  }

  /**
   * Where the summed numbers of a row stand: waves, then {@code x - centre}, then its squared
   * length.
   *
   * @param waves features of the kernel, 0 where it is not asked for
   * @param shift coordinates, 0 where the shift is not asked for
   * @param repeats clusterings
   * @param clusters most clusters of each
   */
  public record Layout(int waves, int shift, int repeats, int clusters) {
    /** Of the rows of a run. */
    public static Layout of(DivergenceSettings settings, Design design) {
      return new Layout(
          settings.asksFor(Measure.MMD) ? 2 * settings.frequencies() : 0,
          settings.asksFor(Measure.MEAN_SHIFT) ? design.dim : 0,
          design.clustering.centroids.length,
          design.clusters());
    }

    /** How many numbers of a row are summed. */
    public int numbers() {
      return waves + (shift == 0 ? 0 : shift + 1);
    }
  }

  public Layout layout() {
    return layout;
  }

  /** Takes a row in. */
  public void read(double[] x) {
    if (layout.waves > 0) {
      fourier.of(x, 0, waves);
      System.arraycopy(waves, 0, linear, 0, waves.length);
    }
    if (layout.shift > 0) {
      double squares = 0;
      for (int k = 0; k < layout.shift; k++) {
        double apart = x[k] - design.centre[k];
        linear[layout.waves + k] = apart;
        squares += apart * apart;
      }
      linear[layout.waves + layout.shift] = squares;
    }
    if (clusters.length > 0) {
      design.clustering.place(x, 0, direction, place, 0);
      for (int r = 0; r < clusters.length; r++) {
        clusters[r] = centroids[r].nearest(place, 0, scores);
      }
    }
  }

  /** The numbers of the row last read. */
  public double[] linear() {
    return linear;
  }

  /** The cluster of the row last read in a clustering. */
  public int cluster(int repeat) {
    return clusters[repeat];
  }
}
