package io.remblai.spark.divergence;

import io.remblai.spark.info.EstimateLine;
import java.util.List;
import java.util.Locale;

/** How two tables are compared. */
public enum Measure {
  /** Kullback-Leibler divergence by nearest neighbours, both ways; holds rows. */
  KNN_KL(false, "source_from_target target_from_source"),
  /** Mean discrepancy of a Gaussian kernel, by random Fourier features; over all rows. */
  MMD(true, "squared_discrepancy"),
  /** Histograms over shared clusters: MAUVE and its kin; over all rows. */
  MAUVE(true, "mauve frontier_integral jensen_shannon total_variation"),
  /** Mean of transport distances along random directions; holds rows. */
  SLICED_WASSERSTEIN(false, "distance"),
  /** Distance of the means; over all rows. */
  MEAN_SHIFT(true, "distance");

  private final boolean summed;
  private final String quantities; // separated by blanks: an enum's fields cannot change

  Measure(boolean summed, String quantities) {
    this.summed = summed;
    this.quantities = quantities;
  }

  /** Whether it is a sum over all rows; otherwise it is of rows held in memory. */
  public boolean summed() {
    return summed;
  }

  /** What it gives for a group, in order. */
  public List<String> quantities() {
    return List.of(quantities.split(" ", -1));
  }

  /** A line about one of its quantities. */
  public EstimateLine line(long group, int quantity) {
    return EstimateLine.of(group, written(), quantities().get(quantity));
  }

  /** As users write it. */
  public String written() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
