package io.remblai.info.sliced;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.remblai.info.Estimate;
import io.remblai.info.ReferenceCases;
import io.remblai.info.Rows;
import io.remblai.info.Samples;
import io.remblai.info.gaussian.GaussianInformation;
import io.remblai.info.neighbor.Ksg;
import org.junit.jupiter.api.Test;

class SlicedTest {

  private static final double TOLERANCE = 1e-8;

  private static final GaussianInformation RAW = new GaussianInformation(false, 0);

  @Test
  void theReferenceNumbers() {
    for (JsonNode one : ReferenceCases.of("critic_bounds_and_sliced.json", "sliced-")) {
      Rows x = ReferenceCases.rows(one.get("x"));
      Rows y = ReferenceCases.rows(one.get("y"));
      int slices = one.get("directions_x").size();
      Ksg ksg = new Ksg(Ksg.Form.ONE, one.get("k").asInt(), Integer.MAX_VALUE, 0);
      double[] gaussian = new double[slices];
      double mean = 0;
      for (int s = 0; s < slices; s++) {
        Rows ofX = row(one.get("directions_x").get(s));
        Rows ofY = row(one.get("directions_y").get(s));
        gaussian[s] = new SlicedInformation(RAW, slices, 1, 0).ofSlice(x, y, ofX, ofY);
        mean += new SlicedInformation(ksg, slices, 1, 0).ofSlice(x, y, ofX, ofY) / slices;
      }
      JsonNode expected = one.get("expected");
      assertArrayEquals(
          ReferenceCases.numbers(expected.get("gaussian_per_slice_nats")), gaussian, TOLERANCE);
      assertEquals(expected.get("ksg1_mean_nats").asDouble(), mean, TOLERANCE);
    }
  }

  private static Rows row(JsonNode direction) {
    return Rows.of(new double[][] {ReferenceCases.numbers(direction)});
  }

  @Test
  void framesAreOrthonormalAndDifferBySlice() {
    for (int width : new int[] {1, 3, 7}) {
      Rows frame = RandomFrames.of(7, width, 5, 2);
      for (int s = 0; s < width; s++) {
        for (int r = 0; r < width; r++) {
          double inner = 0;
          for (int k = 0; k < 7; k++) {
            inner += frame.at(s, k) * frame.at(r, k);
          }
          assertEquals(s == r ? 1 : 0, inner, 1e-14);
        }
      }
      assertTrue(Math.abs(frame.at(0, 0) - RandomFrames.of(7, width, 5, 3).at(0, 0)) > 1e-6);
    }
  }

  /** A slice is a function of the vectors, so it holds no more information than they do. */
  @Test
  void slicesHoldLessThanTheVectorsAndWholeFramesHoldAll() {
    Rows x = Samples.normal(1, 500, 3);
    Rows y = Samples.correlatedWith(x, 0.8, 2);
    double whole = RAW.estimate(x, y).nats();
    double before = 0;
    for (int width = 1; width <= 3; width++) {
      SlicedInformation sliced = new SlicedInformation(RAW, 20, width, 4);
      for (double nats : sliced.perSlice(x, y)) {
        assertTrue(nats <= whole + 1e-9);
      }
      Estimate estimate = sliced.estimate(x, y);
      assertTrue(estimate.nats() > before);
      before = estimate.nats();
    }
    assertEquals(whole, before, 1e-9);
  }

  /** A shift by v moves every slice by its part along v, whose mean square is |v|^2 / d. */
  @Test
  void slicedWasserstein() {
    Rows x = Samples.normal(1, 200, 3);
    double[] values = x.values().clone();
    for (int i = 0; i < 200; i++) {
      values[3 * i + 1] += 2;
    }
    Rows moved = new Rows(values, 200, 3);
    SlicedWasserstein sliced = new SlicedWasserstein(2, 2000, 1);
    assertEquals(0, sliced.distance(x, x.take(Samples.order(2, 200))), 1e-12);
    assertEquals(2 / Math.sqrt(3), sliced.distance(x, moved), 0.03);
    // Every row three times is the same distribution, though the sizes differ.
    int[] thrice = new int[600];
    for (int i = 0; i < 600; i++) {
      thrice[i] = i / 3;
    }
    SlicedWasserstein few = SlicedWasserstein.defaults();
    assertEquals(few.distance(x, moved), few.distance(x.take(thrice), moved), 1e-12);
    Rows two = Rows.column(new double[] {0, 1});
    Rows three = Rows.column(new double[] {0, 0.5, 1});
    // Pieces of 1/3, 1/6, 1/6, 1/3: differences 0, 1/2, 1/2, 0.
    assertEquals(1.0 / 6, new SlicedWasserstein(1, 3, 0).distance(two, three), 1e-15);
  }
}
