package io.remblai.spark.divergence.design;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.info.Rows;
import io.remblai.info.Samples;
import io.remblai.info.coupling.NearestCentroid;
import io.remblai.info.gaussian.CoMoments;
import io.remblai.info.kernel.KernelWidth;
import io.remblai.spark.divergence.DivergenceSettings;
import io.remblai.spark.divergence.Measure;
import io.remblai.spark.info.moment.PrincipalAxes;
import java.util.List;
import org.junit.jupiter.api.Test;

class FitDesignTest {

  private static DivergenceSettings settings(int clusters, boolean unit) {
    return new DivergenceSettings(
        List.of(Measure.values()),
        false,
        KernelWidth.median(),
        8,
        clusters,
        2,
        unit,
        5,
        3,
        0,
        5,
        1,
        7);
  }

  /** Rows that vary along two of five directions only, but for a thousandth. */
  private static Rows flat() {
    Rows rows = Samples.normal(2, 400, 5);
    for (int i = 0; i < rows.size(); i++) {
      for (int k = 2; k < 5; k++) {
        rows.values()[5 * i + k] *= 0.001;
      }
    }
    return rows;
  }

  @Test
  void axesHoldNineTenthsOfTheVariance() {
    Design design = new FitDesign(settings(6, false)).call(flat());
    assertEquals(2, design.axes());
    Rows round = Samples.normal(3, 4000, 10);
    assertTrue(new FitDesign(settings(6, false)).call(round).axes() >= 9);
  }

  @Test
  void axesAreOrthonormalAndCentred() {
    Rows rows = Samples.correlatedWith(Samples.normal(4, 300, 4), 0.8, 5);
    PrincipalAxes axes = PrincipalAxes.holding(CoMoments.of(rows), 1);
    for (int a = 0; a < axes.count(); a++) {
      for (int b = 0; b < axes.count(); b++) {
        double inner = 0;
        for (int k = 0; k < 4; k++) {
          inner += axes.axes()[a * 4 + k] * axes.axes()[b * 4 + k];
        }
        assertEquals(a == b ? 1 : 0, inner, 1e-12);
      }
    }
  }

  @Test
  void rowsAreCountedAtTheirNearestCentroid() {
    for (boolean unit : new boolean[] {true, false}) {
      Rows rows = flat();
      DivergenceSettings settings = settings(6, unit);
      Design design = new FitDesign(settings).call(rows);
      RowFeatures features = new RowFeatures(settings, design);
      int axes = design.axes();
      double[] placed = new double[rows.size() * axes];
      long[][] counts = new long[2][6];
      double[] x = new double[5];
      for (int i = 0; i < rows.size(); i++) {
        System.arraycopy(rows.values(), 5 * i, x, 0, 5);
        design.clustering.place(x, 0, new double[5], placed, i * axes);
        features.read(x);
        counts[0][features.cluster(0)]++;
        counts[1][features.cluster(1)]++;
      }
      Rows places = new Rows(placed, rows.size(), axes);
      for (int r = 0; r < 2; r++) {
        Rows centroids = new Rows(design.clustering.centroids[r], 6, axes);
        assertArrayEquals(NearestCentroid.counts(places, centroids), counts[r]);
      }
    }
  }

  @Test
  void directionsIgnoreLengthsOfAnySize() {
    DivergenceSettings settings = settings(6, true);
    RowFeatures features =
        new RowFeatures(settings, new FitDesign(settings).call(Samples.normal(5, 300, 3)));
    double[] x = {0.3, -0.2, 0.9};
    features.read(x);
    int cluster = features.cluster(0);
    for (double scale : new double[] {1e-200, 1e-30, 5, 1e38}) {
      features.read(new double[] {scale * 0.3, scale * -0.2, scale * 0.9});
      assertEquals(cluster, features.cluster(0), "" + scale);
    }
    features.read(new double[3]); // no direction, yet a place
    assertTrue(features.cluster(0) >= 0);
  }

  @Test
  void copiesHaveAWidth() {
    double[] values = new double[100];
    values[0] = 1;
    Design mostly = new FitDesign(settings(2, true)).call(new Rows(values, 100, 1));
    assertEquals(Math.sqrt(2 * 0.01), mostly.sigma(), 1e-12);
    assertEquals(1, new FitDesign(settings(2, true)).call(new Rows(new double[9], 9, 1)).sigma());
  }
}
