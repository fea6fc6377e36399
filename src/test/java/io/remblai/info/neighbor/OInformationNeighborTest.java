package io.remblai.info.neighbor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.info.Estimate;
import io.remblai.info.Rows;
import io.remblai.info.Samples;
import io.remblai.info.gaussian.CoMoments;
import io.remblai.info.gaussian.Covariance;
import io.remblai.info.gaussian.OInformation;
import io.remblai.info.special.Digamma;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** O-information by nearest neighbours. */
class OInformationNeighborTest {

  private static Estimate of(Rows rows) {
    int[] all = new int[rows.size()];
    Arrays.setAll(all, i -> i);
    return NeighborInformation.oInformation(rows, 4, all).estimate();
  }

  private static Rows sum(Rows x, Rows y) {
    double[] sum = new double[x.size()];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = x.values()[i] + y.values()[i];
    }
    return Rows.column(sum);
  }

  @Test
  void agreesWithTheNormalFormOnNormalVectors() {
    Rows x = Samples.normal(1, 3000, 1);
    Rows y = Samples.normal(2, 3000, 1);
    Rows noise = Samples.normal(3, 3000, 1);
    Rows synergy = x.beside(y).beside(sum(sum(x, y), noise));
    Rows redundancy = x.beside(sum(x, y)).beside(sum(x, noise));
    for (Rows rows : new Rows[] {synergy, redundancy}) {
      double normal = OInformation.of(Covariance.of(CoMoments.of(rows))).nats();
      Estimate found = of(rows);
      assertEquals(normal, found.nats(), 0.05);
      assertTrue(found.nats() <= found.ceiling().value());
    }
    assertTrue(of(synergy).nats() < 0);
    assertTrue(of(redundancy).nats() > 0);
  }

  /** The definition over all pairs of rows. */
  private static double naive(Rows rows, int k) {
    int n = rows.size();
    int dim = rows.dim();
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double[] joint = new double[n];
      for (int j = 0; j < n; j++) {
        joint[j] = apart(rows, i, j, dim);
      }
      double[] sorted = joint.clone();
      Arrays.sort(sorted);
      for (int c = 0; c < dim; c++) {
        int alone = 0;
        int others = 0;
        for (int j = 0; j < n; j++) {
          alone += j != i && Math.abs(rows.at(i, c) - rows.at(j, c)) < sorted[k] ? 1 : 0;
          others += j != i && apart(rows, i, j, c) < sorted[k] ? 1 : 0;
        }
        sum += Digamma.of(others + 1) - Digamma.of(alone + 1);
      }
    }
    return (dim - 2) * (Digamma.of(n) - Digamma.of(k)) + sum / n;
  }

  /** The greatest difference in all coordinates but one. */
  private static double apart(Rows rows, int i, int j, int without) {
    double most = 0;
    for (int c = 0; c < rows.dim(); c++) {
      most = c == without ? most : Math.max(most, Math.abs(rows.at(i, c) - rows.at(j, c)));
    }
    return most;
  }

  /** By scan, and by tree: 8 rows times 2 to the dimension are enough for one. */
  @Test
  void agreesWithItsDefinition() {
    for (int dim = 2; dim <= 5; dim++) {
      for (int n : new int[] {60, 300}) {
        Rows x = Samples.normal(10 + dim, n, 1);
        Rows rows = x;
        for (int c = 1; c < dim; c++) {
          rows = rows.beside(Samples.correlatedWith(x, 0.2 * c, 100 * dim + c));
        }
        assertEquals(naive(rows, 4), of(rows).nats(), 1e-10);
      }
    }
  }

  @Test
  void ofTwoCoordinatesItIsZero() {
    Rows x = Samples.normal(4, 200, 1);
    assertEquals(0, of(x.beside(Samples.correlatedWith(x, 0.7, 5))).nats(), 1e-12);
    assertThrows(IllegalArgumentException.class, () -> of(x));
  }
}
