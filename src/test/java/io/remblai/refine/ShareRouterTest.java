package io.remblai.refine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.geometry.PointCloud;
import io.remblai.geometry.RandomClouds;
import io.remblai.math.Seeds;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShareRouterTest {

  private static RematchRound midpoint(int shares) {
    return new RematchRound(3, RematchKind.MIDPOINT, 0, shares, 64, Seeds.key(5, 3));
  }

  private static RematchRound random(int shares) {
    return new RematchRound(4, RematchKind.RANDOM, 0, shares, 64, Seeds.key(5, 4));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8, 33})
  void sharesOfASpreadCloudAreBalanced(int shares) {
    int n = 40_000;
    float[] x = RandomClouds.normal(n, 3, 1).coordinates();
    float[] y = RandomClouds.normal(n, 3, 2).coordinates();
    assertBalanced(sizes(midpoint(shares), x, y, n, 3, 20_000), n, "seeds 1, 2");
  }

  /** All pairs lie on every cut; sampled or not, they must part evenly. */
  @ParameterizedTest
  @CsvSource({"8, 40000", "8, 10000", "5, 10000", "3, 2000"})
  void sharesOfIdenticalPointsAreBalanced(int shares, int sample) {
    int n = 40_000;
    float[] same = new float[n * 2];
    Arrays.fill(same, 1.25f);
    assertBalanced(sizes(midpoint(shares), same, same, n, 2, sample), n, "identical points");
  }

  @Test
  void sharesOfAFewPlacesAreBalanced() {
    int n = 40_000;
    PointCloud places = RandomClouds.lattice(n, 1, 3, 7);
    float[] x = places.coordinates();
    assertBalanced(sizes(midpoint(8), x, x, n, 1, 16_000), n, "seed 7");
  }

  @Test
  void sharesOfARandomRoundAreBalanced() {
    int n = 40_000;
    float[] x = RandomClouds.normal(n, 1, 1).coordinates();
    for (int shares : new int[] {1, 2, 7, 16}) {
      assertBalanced(sizes(random(shares), x, x, n, 1, n), n, "random round");
    }
  }

  @Test
  void moreSharesThanSampledPairsStillGiveEveryPairAShare() {
    int n = 500;
    float[] x = RandomClouds.normal(n, 2, 3).coordinates();
    for (int sample : new int[] {1, 2, 5, 60}) {
      int[] sizes = sizes(midpoint(100), x, x, n, 2, sample);
      assertEquals(n, Arrays.stream(sizes).sum());
    }
  }

  @Test
  void noSampleAtAllStillGivesEveryPairAShare() {
    ShareRouter router = ShareRouter.of(midpoint(4), 2, new float[0], new long[0]);
    float[] x = RandomClouds.normal(50, 2, 3).coordinates();
    for (int i = 0; i < 50; i++) {
      int share = router.share(Seeds.key(1, i), x, 2 * i, x, 2 * i, new float[2]);
      assertTrue(share >= 0 && share < 4, "share " + share);
    }
  }

  @Test
  void sameSampleSameRoutes() {
    int n = 5000;
    float[] x = RandomClouds.normal(n, 4, 1).coordinates();
    float[] y = RandomClouds.normal(n, 4, 2).coordinates();
    assertArrayEquals(
        shares(router(midpoint(9), x, y, n, 4, 3000), x, y, n, 4),
        shares(router(midpoint(9), x, y, n, 4, 3000), x, y, n, 4));
  }

  /** Sizes of the shares of n pairs whose router knows a sample of about {@code wanted}. */
  private static int[] sizes(RematchRound round, float[] x, float[] y, int n, int dim, int wanted) {
    int shares = round.shares();
    int[] sizes = new int[shares];
    for (int share : shares(router(round, x, y, n, dim, wanted), x, y, n, dim)) {
      assertTrue(share >= 0 && share < shares, "share " + share + " of " + shares);
      sizes[share]++;
    }
    return sizes;
  }

  static ShareRouter router(RematchRound round, float[] x, float[] y, int n, int dim, int wanted) {
    if (round.kind() == RematchKind.RANDOM) {
      return ShareRouter.withoutPlaces(round);
    }
    PairSample sample = PairSample.of(round, wanted, n);
    int[] rows = IntStream.range(0, n).filter(i -> sample.contains(Seeds.key(1, i))).toArray();
    float[] places = new float[rows.length * dim];
    long[] orders = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      Midpoints.write(x, rows[i] * dim, y, rows[i] * dim, dim, places, i * dim);
      orders[i] = round.order(Seeds.key(1, rows[i]));
    }
    return ShareRouter.of(round, dim, places, orders);
  }

  private static int[] shares(ShareRouter router, float[] x, float[] y, int n, int dim) {
    float[] place = new float[dim];
    return IntStream.range(0, n)
        .map(i -> router.share(Seeds.key(1, i), x, i * dim, y, i * dim, place))
        .toArray();
  }

  private static void assertBalanced(int[] sizes, int n, String what) {
    double even = (double) n / sizes.length;
    for (int size : sizes) {
      assertEquals(even, size, 0.2 * even, what + ": " + Arrays.toString(sizes));
    }
  }
}
