package io.remblai.info.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.remblai.info.ConditionalEstimator;
import io.remblai.info.Estimate;
import io.remblai.info.KeyedOrder;
import io.remblai.info.LocalMoments;
import io.remblai.info.PermutationNull;
import io.remblai.info.ReferenceCases;
import io.remblai.info.Rows;
import io.remblai.info.gaussian.ConditionalGaussian;
import io.remblai.info.gaussian.GaussianInformation;
import io.remblai.info.histogram.ConditionalDiscrete;
import io.remblai.info.neighbor.ConditionalKsg;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransferEntropyTest {

  private static final double TOLERANCE = 1e-9;

  /** All windows of a pair of series: next, source's past, target's past. */
  private static Rows[] windows(double[] source, double[] target, Lags lags) {
    SlidingWindow cutter = new SlidingWindow(lags, 1);
    List<Window> windows = new ArrayList<>();
    for (int t = 0; t < source.length; t++) {
      cutter.next(t, new double[] {source[t]}, new double[] {target[t]}).ifPresent(windows::add);
    }
    return new Rows[] {
      Rows.of(windows.stream().map(Window::next).toArray(double[][]::new)),
      Rows.of(windows.stream().map(Window::sourcePast).toArray(double[][]::new)),
      Rows.of(windows.stream().map(Window::targetPast).toArray(double[][]::new))
    };
  }

  private static Estimate transfer(
      ConditionalEstimator estimator, double[] source, double[] target, Lags lags) {
    Rows[] windows = windows(source, target, lags);
    return estimator.estimate(windows[0], windows[1], windows[2]);
  }

  @Test
  void discreteReference() {
    for (JsonNode one : ReferenceCases.of("transfer_entropy.json", "te-disc")) {
      double[] source = ReferenceCases.numbers(one.get("source"));
      double[] target = ReferenceCases.numbers(one.get("target"));
      JsonNode expected = one.get("expected");
      ConditionalDiscrete discrete = new ConditionalDiscrete();
      Lags single = new Lags(1, 1);
      assertEquals(
          expected.get("te_1_1_bits").asDouble(),
          transfer(discrete, source, target, single).bits(),
          TOLERANCE);
      assertEquals(
          expected.get("reverse_te_1_1_bits").asDouble(),
          transfer(discrete, target, source, single).bits(),
          TOLERANCE);
      assertEquals(
          expected.get("te_2_1_bits").asDouble(),
          transfer(discrete, source, target, new Lags(1, 2)).bits(),
          TOLERANCE);
      assertEquals(
          expected.get("te_1_2_bits").asDouble(),
          transfer(discrete, source, target, new Lags(2, 1)).bits(),
          TOLERANCE);
      Estimate found = transfer(discrete, source, target, single);
      assertTrue(found.nats() <= found.ceiling().value());
      assertTrue(found.error().value() > 0);
    }
  }

  @Test
  void realReference() {
    ConditionalGaussian raw = new ConditionalGaussian(new GaussianInformation(false, 0));
    for (JsonNode one : ReferenceCases.of("transfer_entropy.json", "te-cont")) {
      double[] source = ReferenceCases.numbers(one.get("source"));
      double[] target = ReferenceCases.numbers(one.get("target"));
      JsonNode expected = one.get("expected");
      Lags single = new Lags(1, 1);
      assertEquals(
          expected.get("gaussian_te_1_1_nats").asDouble(),
          transfer(raw, source, target, single).nats(),
          TOLERANCE);
      assertEquals(
          expected.get("gaussian_te_2_2_nats").asDouble(),
          transfer(raw, source, target, new Lags(2, 2)).nats(),
          TOLERANCE);
      assertEquals(
          expected.get("gaussian_reverse_te_1_1_nats").asDouble(),
          transfer(raw, target, source, single).nats(),
          TOLERANCE);
      ConditionalKsg neighbors = new ConditionalKsg(one.get("k").asInt());
      double nats = transfer(neighbors, source, target, single).nats();
      assertEquals(expected.get("ksg_te_1_1_nats").asDouble(), nats, TOLERANCE);
      Rows[] windows = windows(source, target, single);
      LocalMoments nothing =
          new PermutationNull(10, 3)
              .of(
                  neighbors,
                  windows[0],
                  windows[1],
                  windows[2],
                  KeyedOrder.rowNumbers(windows[0].size()));
      assertTrue(nats > nothing.mean() + 2 * nothing.deviation());
    }
  }

  private static Optional<Window> next(SlidingWindow cutter, long time) {
    return cutter.next(time, new double[] {10 + time, 20 + time}, new double[] {time});
  }

  @Test
  void windowsHoldThePastLatestFirst() {
    SlidingWindow cutter = new SlidingWindow(new Lags(3, 2), 1);
    for (long time = 0; time < 3; time++) {
      assertFalse(next(cutter, time).isPresent());
    }
    Window window = next(cutter, 3).orElseThrow();
    assertArrayEquals(new double[] {3}, window.next());
    assertArrayEquals(new double[] {12, 22, 11, 21, 10, 20}, window.sourcePast());
    assertArrayEquals(new double[] {2, 1}, window.targetPast());
    assertArrayEquals(new double[] {3, 2}, next(cutter, 4).orElseThrow().targetPast());
    assertEquals(0, cutter.gaps());
  }

  @Test
  void noWindowCrossesAGapOrTheEndOfASeries() {
    SlidingWindow cutter = new SlidingWindow(new Lags(1, 1), 5);
    assertFalse(next(cutter, 0).isPresent());
    assertTrue(next(cutter, 5).isPresent());
    assertFalse(next(cutter, 15).isPresent());
    assertTrue(next(cutter, 20).isPresent());
    cutter.restart();
    assertFalse(next(cutter, 0).isPresent());
    assertEquals(1, cutter.gaps());
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Lags(0, 1));
    assertThrows(IllegalArgumentException.class, () -> new Lags(1, 0));
    assertThrows(IllegalArgumentException.class, () -> new SlidingWindow(new Lags(1, 1), 0));
    SlidingWindow cutter = new SlidingWindow(new Lags(1, 1), 1);
    next(cutter, 3);
    assertThrows(IllegalArgumentException.class, () -> next(cutter, 3));
  }
}
