package io.remblai.spark.info.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.info.KeyedOrder;
import io.remblai.info.Rows;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class WassersteinDependencyTest {

  private static Rows normal(long seed, int n, int dim) {
    Random random = new Random(seed);
    return new Rows(random.doubles((long) n * dim).map(u -> 4 * u - 2).toArray(), n, dim);
  }

  private static WassersteinDependency of(Rows x, Rows y) {
    return WassersteinDependency.of(x, y, KeyedOrder.rowNumbers(x.size()), 5);
  }

  private static double squared(Rows rows, int i, int j) {
    double sum = 0;
    for (int k = 0; k < rows.dim(); k++) {
      sum += Math.pow(rows.at(i, k) - rows.at(j, k), 2);
    }
    return sum;
  }

  /** The least over all permutations from place {@code at} on. */
  private static double least(Rows x, Rows y, int[] partners, int[] order, int at) {
    if (at == order.length) {
      return 0;
    }
    double best = Double.POSITIVE_INFINITY;
    for (int to = at; to < order.length; to++) {
      swap(order, at, to);
      double cost = squared(x, at, order[at]) + squared(y, at, partners[order[at]]);
      best = Math.min(best, cost + least(x, y, partners, order, at + 1));
      swap(order, at, to);
    }
    return best;
  }

  private static void swap(int[] order, int i, int j) {
    int held = order[i];
    order[i] = order[j];
    order[j] = held;
  }

  @Test
  void agreesWithTryingAllPermutations() {
    for (int seed = 0; seed < 20; seed++) {
      int n = 2 + seed % 6;
      Rows x = normal(seed, n, 1 + seed % 3);
      Rows y = normal(100 + seed, n, 1 + seed % 2);
      int[] partners = KeyedOrder.partners(5, 1 << 20, KeyedOrder.rowNumbers(n));
      int[] order = new int[n];
      double inX = 0;
      double inY = 0;
      for (int i = 0; i < n; i++) {
        order[i] = i;
        inX += squared(x, i, partners[i]);
        inY += squared(y, i, partners[i]);
      }
      WassersteinDependency found = of(x, y);
      double least = least(x, y, partners, order, 0);
      assertEquals(Math.sqrt(least / n), found.distance(), 1e-5);
      assertEquals(Math.sqrt(Math.min(inX, inY) / n), found.bound(), 1e-12);
      assertTrue(found.distance() <= found.bound());
    }
  }

  @Test
  void whatIsKnownIsFartherFromTheProductThanChance() {
    Rows x = normal(1, 500, 2);
    double known = of(x, x).distance();
    double chance = of(x, normal(2, 500, 2)).distance();
    assertTrue(known > 1.5 * chance, () -> known + " and " + chance);
    // Scaling both by three makes it three times as far.
    double[] scaled = x.values().clone();
    for (int at = 0; at < scaled.length; at++) {
      scaled[at] *= 3;
    }
    Rows large = new Rows(scaled, 500, 2);
    assertEquals(3 * known, of(large, large).distance(), 1e-5 * known);
  }

  @Test
  void theOrderOfRowsDoesNotMatter() {
    Rows x = normal(3, 60, 2);
    Rows y = normal(4, 60, 1);
    long[] keys = KeyedOrder.rowNumbers(60);
    int[] order = KeyedOrder.shuffled(9, 0, keys);
    long[] moved = new long[60];
    for (int i = 0; i < 60; i++) {
      moved[i] = keys[order[i]];
    }
    assertEquals(
        WassersteinDependency.of(x, y, keys, 7).distance(),
        WassersteinDependency.of(x.take(order), y.take(order), moved, 7).distance(),
        1e-6);
  }

  @Test
  void constantsKnowNothingAndTheLeastAndMostRowsAreKept() {
    Rows constant = new Rows(new double[40], 40, 1);
    WassersteinDependency none = of(constant, normal(5, 40, 1));
    assertEquals(0, none.distance());
    assertEquals(0, none.bound());
    Rows huge = new Rows(new double[] {1e30, -1e30, 0}, 3, 1);
    assertTrue(Double.isFinite(of(huge, huge).distance()));
    Rows one = new Rows(new double[1], 1, 1);
    assertThrows(IllegalArgumentException.class, () -> of(one, one));
    Rows many = new Rows(new double[4097], 4097, 1);
    assertThrows(IllegalArgumentException.class, () -> of(many, many));
  }
}
