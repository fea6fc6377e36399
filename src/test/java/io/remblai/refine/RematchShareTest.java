package io.remblai.refine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.geometry.GroundCost;
import io.remblai.geometry.RandomClouds;
import io.remblai.math.ExactSum;
import io.remblai.math.Seeds;
import java.util.Arrays;
import java.util.stream.IntStream;
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
      RematchRound round = RematchRound.of(0, kind, n);
      RematchShare.Outcome outcome = new RematchShare(OPTIONS, dim).solve(round, keys, x, y, 0);
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
        share.solve(RematchRound.of(1, kind, 8), keys(n), x, x.clone(), 3);
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
      RematchRound round = RematchRound.of(1, kind, 8);
      RematchShare.Outcome outcome = used.solve(round, keys(n), x, y, share);
      RematchShare.Outcome fresh = new RematchShare(OPTIONS, 4).solve(round, keys(n), x, y, share);
      assertArrayEquals(fresh.targets(), outcome.targets(), kind.name());
    }
  }

  private static long[] keys(int n) {
    return IntStream.range(0, n).mapToLong(i -> Seeds.key(4, i)).toArray();
  }
}
