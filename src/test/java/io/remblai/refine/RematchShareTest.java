package io.remblai.refine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.geometry.GroundCost;
import io.remblai.geometry.RandomClouds;
import io.remblai.math.ExactSum;
import io.remblai.math.Seeds;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RematchShareTest {

  private static final TaskOptions OPTIONS = new TaskOptions(GroundCost.SQEUCLIDEAN, 32, 1);

  @ParameterizedTest
  @EnumSource(RematchKind.class)
  void permutesTheTargetsAndTellsTheirCost(RematchKind kind) {
    for (int n : new int[] {1, 2, 31, 32, 33, 200}) {
      int dim = 3;
      float[] x = RandomClouds.normal(n, dim, n).coordinates();
      float[] y = RandomClouds.normal(n, dim, n + 1).coordinates();
      long[] keys = keys(n);
      RematchRound round = new RematchRound(0, kind, 0, 2, 32, n);
      RematchShare.Outcome outcome =
          new RematchShare(OPTIONS, dim).solve(round, keys, x, y, new double[n], 0);
      String what = "%s, n = seed = %d".formatted(kind, n);
      int[] sorted = outcome.targets().clone();
      Arrays.sort(sorted);
      assertArrayEquals(IntStream.range(0, n).toArray(), sorted, what);
      ExactSum total = new ExactSum();
      for (int i = 0; i < n; i++) {
        total.add(OPTIONS.cost().between(x, i * dim, y, outcome.targets()[i] * dim, dim));
      }
      assertEquals(total.value(), outcome.cost().value(), what);
      double before = MapCost.ofRows(OPTIONS.cost(), x, y, n, dim).value();
      assertTrue(n <= 2 ? total.value() <= before : total.value() < before, what);
    }
  }

  @ParameterizedTest
  @EnumSource(RematchKind.class)
  void anOptimalMapStaysAsItIs(RematchKind kind) {
    int n = 150;
    float[] x = RandomClouds.normal(n, 2, 5).coordinates();
    RematchShare share = new RematchShare(OPTIONS, 2);
    RematchShare.Outcome outcome =
        share.solve(
            new RematchRound(1, kind, 0, 2, 32, 8), keys(n), x, x.clone(), new double[n], 3);
    assertArrayEquals(IntStream.range(0, n).toArray(), outcome.targets());
    assertEquals(0, outcome.cost().value());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aUsedWorkspaceGivesWhatAFreshOneGives(int share) {
    int n = 100;
    float[] x = RandomClouds.normal(n, 4, 5).coordinates();
    float[] y = RandomClouds.normal(n, 4, 6).coordinates();
    RematchShare used = new RematchShare(OPTIONS, 4);
    for (RematchKind kind : RematchKind.values()) {
      RematchRound round = new RematchRound(1, kind, 0, 2, 32, 8);
      RematchShare.Outcome outcome = used.solve(round, keys(n), x, y, new double[n], share);
      RematchShare.Outcome fresh =
          new RematchShare(OPTIONS, 4).solve(round, keys(n), x, y, new double[n], share);
      assertArrayEquals(fresh.targets(), outcome.targets(), kind.name());
    }
  }

  /** Whatever the potentials, which follow the targets they belong to. */
  @ParameterizedTest
  @EnumSource(GroundCost.class)
  void wideRoundsNeverRaiseTheCost(GroundCost cost) {
    int n = 500;
    int dim = 4;
    TaskOptions options = new TaskOptions(cost, 32, 1);
    float[] x = RandomClouds.normal(n, dim, 1).coordinates();
    float[] y = RandomClouds.normal(n, dim, 2).coordinates().clone();
    double[] potentials = new SplittableRandom(3).doubles(n, -1, 1).toArray();
    double before = MapCost.ofRows(cost, x, y, n, dim).value();
    for (int repeat = 0; repeat < 6; repeat++) {
      RematchRound round =
          new RematchRound(repeat, RematchKind.WIDE, repeat, 3, 180, Seeds.key(9, repeat));
      RematchShare.Outcome outcome =
          new RematchShare(options, dim).solve(round, keys(n), x, y, potentials, repeat);
      double after = outcome.cost().value();
      assertTrue(after <= before, () -> cost + ": " + after);
      assertTrue(repeat > 0 || after < before, "the first round gains");
      y = gathered(y, outcome.targets(), dim);
      assertEquals(after, MapCost.ofRows(cost, x, y, n, dim).value(), 1e-9 * after);
      potentials = outcome.potentials();
      before = after;
    }
  }

  private static float[] gathered(float[] points, int[] rows, int dim) {
    float[] gathered = new float[rows.length * dim];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(points, rows[i] * dim, gathered, i * dim, dim);
    }
    return gathered;
  }

  /** Rounds with exact groups know nothing of potentials but where their targets go. */
  @ParameterizedTest
  @EnumSource(
      names = {"MIDPOINT", "RANDOM"},
      value = RematchKind.class)
  void potentialsFollowTheirTargets(RematchKind kind) {
    int n = 200;
    float[] x = RandomClouds.normal(n, 3, 1).coordinates();
    float[] y = RandomClouds.normal(n, 3, 2).coordinates();
    double[] potentials = new SplittableRandom(3).doubles(n).toArray();
    double[] before = potentials.clone();
    RematchRound round = new RematchRound(0, kind, 0, 2, 32, 4);
    RematchShare.Outcome outcome =
        new RematchShare(OPTIONS, 3).solve(round, keys(n), x, y, potentials, 0);
    for (int i = 0; i < n; i++) {
      assertEquals(before[outcome.targets()[i]], outcome.potentials()[i]);
    }
    assertArrayEquals(before, potentials);
  }

  /** One group of all, so that the workspace of the group tells what it should be. */
  @Test
  void aWideGroupsPotentialsFollowTheirTargets() {
    int n = 300;
    float[] x = RandomClouds.normal(n, 3, 1).coordinates();
    float[] y = RandomClouds.normal(n, 3, 2).coordinates();
    double[] potentials = new SplittableRandom(3).doubles(n, 0, 0.1).toArray();
    double[] before = potentials.clone();
    RematchRound round = new RematchRound(0, RematchKind.WIDE, 0, 1, n, 4);
    double[] ofTargets = potentials.clone();
    int[] columns =
        new WideGroup(GroundCost.SQEUCLIDEAN, 3).solve(x, y, n, ofTargets, round).columns();
    RematchShare.Outcome outcome =
        new RematchShare(OPTIONS, 3).solve(round, keys(n), x, y, potentials, 0);
    for (int i = 0; i < n; i++) {
      assertEquals(columns[i], outcome.targets()[i]);
      assertEquals(ofTargets[columns[i]], outcome.potentials()[i]);
    }
    assertArrayEquals(before, potentials);
    assertTrue(outcome.work() > 0);
  }

  private static long[] keys(int n) {
    return IntStream.range(0, n).mapToLong(i -> Seeds.key(4, i)).toArray();
  }
}
