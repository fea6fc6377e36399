package io.remblai.info.gaussian;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.info.Estimate;
import io.remblai.info.LocalMoments;
import io.remblai.info.Rows;
import io.remblai.info.Samples;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GaussianLawsTest {

  private static final GaussianInformation RAW = new GaussianInformation(false, 0);

  @Test
  void momentsMergeToThoseOfTheWhole() {
    double[] moved = Samples.normal(3, 501, 4).values();
    Arrays.setAll(moved, at -> moved[at] + 1000 * (at % 4));
    Rows rows = new Rows(moved, 501, 4);
    CoMoments whole = CoMoments.of(rows);
    CoMoments merged = new CoMoments(4);
    for (int from = 0; from < 501; from += 83) {
      CoMoments part = new CoMoments(4);
      part.add(rows.values(), from, Math.min(83, 501 - from));
      merged.mergeWith(part);
    }
    merged.mergeWith(new CoMoments(4));
    assertEquals(501, merged.count());
    assertArrayEquals(whole.mean(), merged.mean(), 1e-10);
    assertArrayEquals(whole.covariance(), merged.covariance(), 1e-10);
    double[] naive = new double[16];
    for (int i = 0; i < 501; i++) {
      for (int k = 0; k < 4; k++) {
        for (int l = 0; l < 4; l++) {
          naive[k * 4 + l] +=
              (rows.at(i, k) - whole.mean()[k]) * (rows.at(i, l) - whole.mean()[l]) / 500;
        }
      }
    }
    assertArrayEquals(naive, whole.covariance(), 1e-10);
  }

  /** What an invertible linear map of either side does not change. */
  @Test
  void linearMapsChangeNothing() {
    Rows x = Samples.normal(1, 200, 3);
    Rows y = Samples.correlatedWith(x, 0.6, 2);
    Rows map = Samples.normal(9, 3, 3);
    double nats = RAW.estimate(x, y).nats();
    assertEquals(nats, RAW.estimate(x.project(map), y).nats(), 1e-10);
    assertEquals(nats, RAW.estimate(y, x).nats(), 1e-10);
    Covariance all = Covariance.of(CoMoments.of(x.beside(y)));
    double[] rho = RAW.canonicalCorrelations(all, Covariance.range(0, 3), Covariance.range(3, 6));
    double sum = 0;
    for (double one : rho) {
      sum -= 0.5 * Math.log(1 - one * one);
    }
    assertEquals(nats, sum, 1e-10);
  }

  /** Repeated, constant and summed columns add nothing, and nothing is ever NaN. */
  @Test
  void dependentColumnsAreLeftOut() {
    Rows x = Samples.normal(1, 200, 2);
    Rows y = Samples.correlatedWith(x, 0.6, 2);
    Rows sum = x.project(Rows.of(new double[][] {{1, 1}, {0, 0}, {2, -1}}));
    Estimate plain = GaussianInformation.defaults().estimate(x, y);
    Estimate wider = GaussianInformation.defaults().estimate(x.beside(sum), y);
    assertEquals(plain.nats(), wider.nats(), 1e-9);
    assertFalse(wider.warnings().isEmpty());
    Rows constant = new Rows(new double[400], 200, 2);
    assertEquals(0, GaussianInformation.defaults().estimate(constant, y).nats(), 1e-15);
    assertEquals(0, GaussianInformation.defaults().estimate(constant, constant).nats(), 1e-15);
  }

  @Test
  void aDeterminedVectorGivesALargeFiniteNumberAndAWarning() {
    Rows x = Samples.normal(1, 200, 2);
    Estimate self = GaussianInformation.defaults().estimate(x, x);
    assertTrue(self.nats() > 20 && Double.isFinite(self.nats()));
    assertTrue(self.warnings().get(0).contains("infinite"));
    Estimate few =
        GaussianInformation.defaults()
            .estimate(x.take(new int[] {0, 1, 2}), Samples.normal(2, 3, 2));
    assertTrue(Double.isFinite(few.nats()));
    assertFalse(few.warnings().isEmpty());
    Estimate ridged = new GaussianInformation(false, 0.1).estimate(x, x);
    // Canonical correlation 1 / 1.1 in both directions, up to the sample's own correlation.
    assertEquals(-Math.log(1 - 1 / 1.21), ridged.nats(), 0.05);
    assertTrue(ridged.warnings().isEmpty());
  }

  /** Over many independent samples the raw mean is the bias and the corrected mean zero. */
  @Test
  void theBiasIsWhatIndependentSamplesShow() {
    double[] raw = new double[400];
    for (int r = 0; r < raw.length; r++) {
      raw[r] =
          RAW.estimate(Samples.normal(2L * r, 30, 3), Samples.normal(2L * r + 1, 30, 2)).nats();
    }
    LocalMoments moments = LocalMoments.of(raw);
    assertEquals(GaussianInformation.bias(30, 3, 2), moments.mean(), 4 * moments.standardError());
  }

  @Test
  void conditioningOnAVariableThatExplainsAllLeavesNothing() {
    Rows z = Samples.normal(1, 300, 1);
    Rows x = Samples.correlatedWith(z, 0.8, 2);
    Rows y = Samples.correlatedWith(z, 0.8, 3);
    Covariance all = Covariance.of(CoMoments.of(x.beside(y).beside(z).beside(z)));
    GaussianInformation corrected = GaussianInformation.defaults();
    int[] ofX = {0};
    int[] ofY = {1};
    Estimate given = corrected.conditional(all, ofX, ofY, new int[] {2, 3});
    assertEquals(0, given.nats(), 0.03);
    assertEquals(0, corrected.conditional(all, ofX, new int[] {2}, new int[] {3}).nats(), 1e-15);
    assertEquals(
        corrected.estimate(all, ofX, ofY).nats(),
        corrected.conditional(all, ofX, ofY, new int[0]).nats(),
        1e-12);
  }

  @Test
  void oInformationOfDependentVariablesIsDefined() {
    Rows x = Samples.normal(1, 100, 2);
    Rows sum = x.project(Rows.of(new double[][] {{1, 1}}));
    Estimate synergy = OInformation.of(Covariance.of(CoMoments.of(x.beside(sum))));
    assertTrue(synergy.nats() < -3);
    assertFalse(synergy.warnings().isEmpty());
    Covariance constant = new Covariance(new double[] {1, 0, 0, 0}, 2, 5);
    assertThrows(IllegalArgumentException.class, () -> OInformation.of(constant));
  }

  @Test
  void codingRateGrowsWithTheRowsSpreadAndIsZeroForZeros() {
    assertEquals(0, new CodingRate(0.5).of(CoMoments.of(new Rows(new double[20], 10, 2))).nats());
    Rows x = Samples.normal(1, 50, 80);
    double fine = new CodingRate(0.1).of(CoMoments.of(x)).nats();
    double coarse = new CodingRate(1).of(CoMoments.of(x)).nats();
    assertTrue(0 < coarse && coarse < fine);
  }
}
