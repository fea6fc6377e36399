package io.remblai.info.neighbor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.info.Estimate;
import io.remblai.info.KeyedOrder;
import io.remblai.info.Rows;
import io.remblai.info.Samples;
import io.remblai.info.neighbor.MarginalCounts.Reach;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NeighborLawsTest {

  @Test
  void treeAndLineFindWhatALoopFinds() {
    SplittableRandom random = new SplittableRandom(11);
    for (int trial = 0; trial < 60; trial++) {
      int n = 1 + random.nextInt(300);
      int dim = 1 + random.nextInt(6);
      Rows points = trial % 3 == 0 ? Samples.grid(trial, n, dim, 4) : Samples.normal(trial, n, dim);
      Rows places = trial % 2 == 0 ? points : Samples.normal(trial + 1000L, 20, dim);
      for (Norm norm : Norm.values()) {
        KdTree tree = new KdTree(points, norm);
        for (int i = 0; i < Math.min(20, places.size()); i++) {
          int k = 1 + random.nextInt(n);
          double[] reaches = reaches(points, places, i, norm);
          assertAgrees(tree, places, i, k, reaches, "seed 11, trial " + trial + ", " + norm);
          if (dim == 1 && norm == Norm.MAX) {
            assertAgrees(new SortedLine(points), places, i, k, reaches, "line, trial " + trial);
          }
        }
      }
    }
  }

  private static void assertAgrees(
      PointIndex index, Rows places, int i, int k, double[] sorted, String what) {
    double[] nearest = new double[k];
    int offset = i * places.dim();
    double reach = index.kthReach(places.values(), offset, k, nearest);
    assertEquals(sorted[k - 1], reach, what);
    assertArrayEquals(Arrays.copyOf(sorted, k), nearest, what);
    int below = 0;
    int within = 0;
    for (double one : sorted) {
      below += one < reach ? 1 : 0;
      within += one <= reach ? 1 : 0;
    }
    assertEquals(below, index.count(places.values(), offset, reach, false), what);
    assertEquals(within, index.count(places.values(), offset, reach, true), what);
  }

  private static double[] reaches(Rows points, Rows places, int i, Norm norm) {
    double[] reaches = new double[points.size()];
    for (int j = 0; j < reaches.length; j++) {
      for (int c = 0; c < points.dim(); c++) {
        reaches[j] = norm.join(reaches[j], places.at(i, c) - points.at(j, c));
      }
    }
    Arrays.sort(reaches);
    return reaches;
  }

  /** Tree, scan and a plain loop, with continuous values and with ties and copies everywhere. */
  @Test
  void treeAndScanCountAlike() {
    int[][] pairs = {{0}, {1}};
    int[][] conditional = {{0, 2}, {1, 2}, {2}};
    for (int trial = 0; trial < 24; trial++) {
      int n = 20 + 37 * trial;
      boolean tied = trial % 2 == 0;
      Rows[] parts = new Rows[trial % 3 == 0 ? 3 : 2];
      for (int p = 0; p < parts.length; p++) {
        int dim = 1 + (trial + p) % 5;
        parts[p] =
            tied
                ? Samples.grid(trial + 50L * p, n, dim, 3)
                : Samples.normal(trial + 50L * p, n, dim);
      }
      int[][] members = parts.length == 3 ? conditional : pairs;
      for (Reach reach : Reach.values()) {
        if (reach == Reach.WITHIN_OWN && parts.length == 3) {
          continue;
        }
        int k = 1 + trial % 7;
        int[] queries = KeyedOrder.sample(trial, 0, KeyedOrder.rowNumbers(n), n / 2);
        int[][] byTree = new int[members.length][queries.length];
        int[][] byScan = new int[members.length][queries.length];
        int[] copiesByTree = new int[queries.length];
        int[] copiesByScan = new int[queries.length];
        int[] copies = new int[queries.length];
        int[][] byLoop = new int[members.length][queries.length];
        int ties = loop(parts, members, k, reach, queries, byLoop, copies);
        assertEquals(
            ties,
            new TreeCounts(parts, members, k, reach)
                .count(queries, 0, queries.length, byTree, copiesByTree));
        assertEquals(
            ties,
            new ScanCounts(parts, members, k, reach)
                .count(queries, 0, queries.length, byScan, copiesByScan));
        assertArrayEquals(copies, copiesByTree);
        assertArrayEquals(copies, copiesByScan);
        assertTrue(tied || ties + Arrays.stream(copies).sum() == 0);
        assertArrayEquals(byLoop, byTree, "tree, trial " + trial + ", " + reach);
        assertArrayEquals(byLoop, byScan, "scan, trial " + trial + ", " + reach);
      }
    }
  }

  private static int loop(
      Rows[] parts,
      int[][] members,
      int k,
      Reach reach,
      int[] queries,
      int[][] counts,
      int[] copies) {
    int n = parts[0].size();
    int ties = 0;
    for (int q = 0; q < queries.length; q++) {
      double[][] apart = new double[parts.length][n];
      double[] joint = new double[n];
      for (int j = 0; j < n; j++) {
        for (int p = 0; p < parts.length; p++) {
          for (int c = 0; c < parts[p].dim(); c++) {
            double d = Math.abs(parts[p].at(queries[q], c) - parts[p].at(j, c));
            apart[p][j] = Math.max(apart[p][j], d);
          }
          joint[j] = Math.max(joint[j], apart[p][j]);
        }
      }
      double[] others = new double[n - 1];
      for (int j = 0, at = 0; j < n; j++) {
        if (j != queries[q]) {
          others[at++] = joint[j];
        }
      }
      Arrays.sort(others);
      double e = others[k - 1];
      ties += e > 0 && k < n - 1 && others[k] == e ? 1 : 0;
      copies[q] = e > 0 ? 0 : (int) Arrays.stream(others).filter(each -> each == 0).count();
      for (int s = 0; s < members.length; s++) {
        double width = 0;
        for (int j = 0; j < n; j++) {
          width = joint[j] <= e ? Math.max(width, apart[members[s][0]][j]) : width;
        }
        for (int j = 0; j < n; j++) {
          double own = 0;
          for (int p : members[s]) {
            own = Math.max(own, apart[p][j]);
          }
          boolean near = (reach == Reach.WITHIN_OWN || e == 0) ? own <= width : own < e;
          counts[s][q] += near && j != queries[q] ? 1 : 0;
        }
      }
    }
    return ties;
  }

  @Test
  void sharesOfQueriesMergeToTheWhole() {
    Rows x = Samples.normal(1, 500, 1);
    Rows y = Samples.correlatedWith(x, 0.8, 2);
    for (Ksg.Form form : Ksg.Form.values()) {
      Ksg ksg = new Ksg(form, 4, Integer.MAX_VALUE, 0);
      NeighborInformation information = ksg.reference(x, y, Samples.order(3, 500));
      NeighborShare merged = NeighborShare.NONE;
      for (int from = 0; from < 500; from += 73) {
        merged = merged.mergeWith(information.estimate(from, Math.min(500, from + 73)));
      }
      Estimate whole = ksg.estimate(x, y);
      assertEquals(whole.nats(), information.estimate(merged).nats(), 1e-12);
      assertEquals(whole.error().value(), information.estimate(merged).error().value(), 1e-12);
      assertEquals(500, whole.rowsUsed());
    }
  }

  @Test
  void aSampleOfQueriesIsWithinItsErrorOfTheWhole() {
    Rows x = Samples.normal(1, 4000, 2);
    Rows y = Samples.correlatedWith(x, 0.7, 2);
    Estimate whole = Ksg.defaults().estimate(x, y);
    Estimate sampled = new Ksg(Ksg.Form.ONE, 5, 400, 9).estimate(x, y);
    assertEquals(400, sampled.rowsUsed());
    assertEquals(whole.nats(), sampled.nats(), 4 * sampled.error().value());
    assertTrue(sampled.error().value() > 2 * whole.error().value());
  }

  @Test
  void theOrderOfRowsAndACommonScaleDoNotMatter() {
    for (Rows x : new Rows[] {Samples.normal(5, 300, 2), Samples.grid(5, 300, 2, 5)}) {
      Rows y = Samples.grid(6, 300, 1, 4);
      int[] order = Samples.order(4, 300);
      double[] scaled = x.values().clone();
      double[] scaledY = y.values().clone();
      Arrays.setAll(scaled, at -> 4 * scaled[at]);
      Arrays.setAll(scaledY, at -> 4 * scaledY[at]);
      for (Ksg.Form form : Ksg.Form.values()) {
        Ksg ksg = new Ksg(form, 3, Integer.MAX_VALUE, 0);
        double nats = ksg.estimate(x, y).nats();
        assertEquals(nats, ksg.estimate(x.take(order), y.take(order)).nats(), 1e-12);
        assertEquals(nats, ksg.estimate(y, x).nats(), 1e-12);
        Rows larger = new Rows(scaled, 300, 2);
        assertEquals(nats, ksg.estimate(larger, new Rows(scaledY, 300, 1)).nats(), 1e-12);
      }
    }
  }

  @Test
  void copiesAndConstantsHaveADefinedResult() {
    Rows constant = Rows.column(new double[50]);
    Rows y = Samples.normal(3, 50, 1);
    for (Ksg.Form form : Ksg.Form.values()) {
      Ksg ksg = new Ksg(form, 3, Integer.MAX_VALUE, 0);
      Estimate same = ksg.estimate(constant, constant);
      assertFalse(same.warnings().isEmpty());
      assertTrue(Double.isFinite(same.nats()));
      assertTrue(Double.isFinite(ksg.estimate(constant, y).nats()));
      assertTrue(ksg.estimate(constant, y).warnings().isEmpty());
    }
    assertThrows(
        IllegalArgumentException.class, () -> Ksg.defaults().estimate(y.take(new int[5]), y));
    Rows five = y.take(new int[] {0, 1, 2, 3, 4});
    assertThrows(IllegalArgumentException.class, () -> Ksg.defaults().estimate(five, five));
  }

  @Test
  void labelFormOnOddLabels() {
    Rows z = Samples.normal(8, 40, 2);
    int[] one = new int[40];
    Estimate single = Ross.defaults().estimate(z, one);
    assertEquals(0, single.nats(), 1e-12);
    assertFalse(single.warnings().isEmpty());
    int[] distinct = new int[40];
    Arrays.setAll(distinct, i -> i);
    assertThrows(IllegalArgumentException.class, () -> Ross.defaults().estimate(z, distinct));
    distinct[0] = 1;
    Estimate pair = Ross.defaults().estimate(z, distinct);
    assertEquals(2, pair.rowsUsed());
    assertTrue(pair.warnings().stream().anyMatch(w -> w.startsWith("38 rows")));
    int[] copies = new int[40];
    Arrays.setAll(copies, i -> i % 2);
    Estimate constant = Ross.defaults().estimate(new Rows(new double[80], 40, 2), copies);
    assertTrue(Double.isFinite(constant.nats()));
  }
}
