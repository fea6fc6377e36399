package io.remblai.assignment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.assignment.CandidateAuction.Cost;
import io.remblai.geometry.GroundCost;
import io.remblai.geometry.RandomClouds;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CandidateAuctionTest {

  private static final float[] FRACTIONS = {2e-2f, 4e-3f, 1e-3f};

  private static final List<Clouds> CLOUDS = List.of(Clouds.values());
  private static final List<Cost> COSTS = List.of(Cost.values());

  /** Where an auction that does not end would be stopped; no measure of speed. */
  private static final Duration GUARD = Duration.ofMinutes(3);

  private final CandidateAuction auction = new CandidateAuction();

  /** How points lie. */
  enum Clouds {
    NORMAL,
    CLUSTERED,
    LATTICE,
    TENTHS,
    ALL_ONE,
    TWO_PLACES,
    SHUFFLED,
    OUTLIER,
    TINY,
    HUGE;

    /** x [n, dim] and y [n, dim], about the origin. */
    float[][] of(int n, int dim, long seed) {
      float[][] clouds = {
        RandomClouds.normal(n, dim, seed).coordinates().clone(),
        RandomClouds.normal(n, dim, ~seed).coordinates().clone()
      };
      SplittableRandom random = new SplittableRandom(seed);
      for (float[] cloud : clouds) {
        switch (this) {
          case CLUSTERED -> shift(cloud, dim, random);
          case LATTICE -> round(cloud, 1);
          case TENTHS -> round(cloud, 0.3f);
          case ALL_ONE -> Arrays.fill(cloud, 0.7f);
          case TINY -> scale(cloud, 1e-6f);
          case HUGE -> scale(cloud, 1e6f);
          default -> {}
        }
      }
      switch (this) {
        case TWO_PLACES -> {
          Arrays.fill(clouds[0], 0.1f);
          Arrays.fill(clouds[1], 0, n / 2 * dim, 0.3f);
          Arrays.fill(clouds[1], n / 2 * dim, n * dim, -0.7f);
        }
        case SHUFFLED -> {
          int[] rows = RandomClouds.shuffle(n, seed);
          for (int i = 0; i < n; i++) {
            System.arraycopy(clouds[0], rows[i] * dim, clouds[1], i * dim, dim);
          }
        }
        case OUTLIER -> clouds[0][random.nextInt(n) * dim] = 300;
        default -> {}
      }
      return clouds;
    }

    private static void shift(float[] cloud, int dim, SplittableRandom random) {
      for (int i = 0; i < cloud.length; i += dim) {
        float by = 2 * random.nextInt(-3, 4);
        for (int k = 0; k < dim; k++) {
          cloud[i + k] = by + cloud[i + k] / 20;
        }
      }
    }

    private static void round(float[] cloud, float step) {
      for (int i = 0; i < cloud.length; i++) {
        cloud[i] = Math.round(cloud[i]) * step;
      }
    }

    private static void scale(float[] cloud, float factor) {
      for (int i = 0; i < cloud.length; i++) {
        cloud[i] *= factor;
      }
    }
  }

  /** A problem, its costs in double and what was found. */
  private static final class Problem {
    final String what;
    final int n;
    final int dim;
    final Cost cost;
    final float[] x;
    final float[] y;
    final double[] costs;
    final double scale;
    float[] potentials;
    int[] columns;

    Problem(Clouds clouds, Cost cost, int n, int dim, long seed) {
      this.what = "%s, %s, n %d, dim %d, seed %d".formatted(clouds, cost, n, dim, seed);
      this.n = n;
      this.dim = dim;
      this.cost = cost;
      float[][] points = clouds.of(n, dim, seed);
      this.x = points[0];
      this.y = points[1];
      GroundCost ground = cost == Cost.DISTANCE ? GroundCost.EUCLIDEAN : GroundCost.SQEUCLIDEAN;
      this.costs = new double[n * n];
      double sum = 0;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          costs[i * n + j] = ground.between(x, i * dim, y, j * dim, dim);
          sum += costs[i * n + j];
        }
      }
      this.scale = sum == 0 ? 1 : sum / n / n;
      cold();
    }

    void cold() {
      potentials = new float[n];
      columns = new int[n];
      Arrays.fill(columns, -1);
    }

    /** Epsilons as fractions of the mean cost of all pairs. */
    float[] epsilons(float... fractions) {
      float[] epsilons = fractions.clone();
      for (int k = 0; k < epsilons.length; k++) {
        epsilons[k] *= (float) scale;
      }
      return epsilons;
    }

    /** A few units in the last place of the greatest number that enters a reduced cost. */
    double rounding() {
      double greatest = 0;
      for (double each : costs) {
        greatest = Math.max(greatest, each);
      }
      for (float each : potentials) {
        greatest = Math.max(greatest, Math.abs(each));
      }
      if (cost == Cost.SQUARED_BY_PRODUCTS) {
        for (int j = 0; j < n; j++) {
          greatest = Math.max(greatest, square(x, j));
          greatest = Math.max(greatest, square(y, j));
        }
      }
      return (dim + 8) * 0x1p-23 * greatest;
    }

    private double square(float[] points, int row) {
      double sum = 0;
      for (int k = row * dim; k < (row + 1) * dim; k++) {
        sum += (double) points[k] * points[k];
      }
      return sum;
    }

    double meanCost() {
      boolean[] taken = new boolean[n];
      double sum = 0;
      for (int i = 0; i < n; i++) {
        int j = columns[i];
        assertTrue(j >= 0 && j < n && !taken[j], () -> what + ": column " + j);
        taken[j] = true;
        sum += costs[i * n + j];
      }
      return sum / n;
    }

    /** The dual value of the potentials, in double. */
    double lowerBound() {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        double least = Double.POSITIVE_INFINITY;
        for (int j = 0; j < n; j++) {
          least = Math.min(least, costs[i * n + j] - potentials[j]);
        }
        sum += least + potentials[i];
      }
      return sum / n;
    }

    double optimum() {
      float[] inFloat = new float[n * n];
      for (int i = 0; i < inFloat.length; i++) {
        inFloat[i] = (float) costs[i];
      }
      int[] best = new int[n];
      new LinearAssignment().solve(inFloat, n, new float[n], best);
      return IntStream.range(0, n).mapToDouble(i -> costs[i * n + best[i]]).sum() / n;
    }
  }

  private boolean solve(Problem problem, float[] epsilons, long mostScans) {
    return assertTimeoutPreemptively(
        GUARD,
        () ->
            auction.solve(
                problem.x,
                problem.y,
                problem.n,
                problem.dim,
                problem.cost,
                problem.potentials,
                problem.columns,
                epsilons[0],
                epsilons[epsilons.length - 1],
                mostScans),
        problem.what);
  }

  private static long plenty(int n) {
    return 2000L * n;
  }

  private static void assertWithin(Problem problem, float epsilon) {
    double rounding = problem.rounding();
    double optimum = problem.optimum();
    double reached = problem.meanCost();
    double bound = problem.lowerBound();
    String what =
        "%s: cost %s, optimum %s, bound %s".formatted(problem.what, reached, optimum, bound);
    assertTrue(reached <= optimum + epsilon + rounding, what);
    assertTrue(bound <= optimum * (1 + 1e-6) + rounding, what);
    assertTrue(reached - bound <= epsilon + rounding, what);
  }

  @ParameterizedTest
  @EnumSource(Clouds.class)
  void everyPhaseEndsWithinItsEpsilon(Clouds clouds) {
    int[] sizes = {1, 2, 3, 31, 63, 64, 65, 96, 97, 128, 300};
    int[] dims = {1, 2, 3, 16, 64};
    SplittableRandom random = new SplittableRandom(5);
    for (Cost cost : Cost.values()) {
      for (int n : sizes) {
        int dim = dims[random.nextInt(dims.length)];
        Problem problem = new Problem(clouds, cost, n, dim, n);
        float[] epsilons = problem.epsilons(FRACTIONS);
        for (int phases = 1; phases <= epsilons.length; phases++) {
          problem.cold();
          assertTrue(solve(problem, Arrays.copyOf(epsilons, phases), plenty(n)), problem.what);
          assertWithin(problem, epsilons[phases - 1]);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Clouds.class)
  void middlingProblemsToo(Clouds clouds) {
    for (int dim : new int[] {1, 2, 5, 20}) {
      for (Cost cost : Cost.values()) {
        Problem problem = new Problem(clouds, cost, 700, dim, 50 + dim);
        float[] epsilons = problem.epsilons(FRACTIONS);
        assertTrue(solve(problem, epsilons, plenty(700)), problem.what);
        assertWithin(problem, epsilons[2]);
      }
    }
  }

  @Test
  void manySmallProblems() {
    SplittableRandom random = new SplittableRandom(8);
    for (int seed = 0; seed < 400; seed++) {
      Clouds clouds = CLOUDS.get(random.nextInt(CLOUDS.size()));
      Cost cost = COSTS.get(random.nextInt(COSTS.size()));
      int n = 1 + random.nextInt(150);
      Problem problem = new Problem(clouds, cost, n, 1 + random.nextInt(64), seed);
      float[] epsilons = problem.epsilons(FRACTIONS);
      assertTrue(solve(problem, epsilons, plenty(n)), problem.what);
      assertWithin(problem, epsilons[2]);
    }
  }

  /** What was found stands a hair above its own epsilon, and is kept after one look a row. */
  @ParameterizedTest
  @EnumSource(Clouds.class)
  void aFinishedSolutionIsKept(Clouds clouds) {
    for (Cost cost : Cost.values()) {
      Problem problem = new Problem(clouds, cost, 250, 4, 3);
      float[] epsilons = problem.epsilons(FRACTIONS);
      assertTrue(solve(problem, epsilons, plenty(250)));
      int[] columns = problem.columns.clone();
      float[] potentials = problem.potentials.clone();
      long scans = auction.scans();
      long bids = auction.bids();
      float[] above = {(float) (1.01 * epsilons[2] + problem.rounding())};
      assertTrue(solve(problem, above, 0), problem.what);
      assertArrayEquals(columns, problem.columns, problem.what);
      assertArrayEquals(potentials, problem.potentials, problem.what);
      assertEquals(250, auction.scans() - scans, problem.what);
      assertEquals(0, auction.bids() - bids, problem.what);
    }
  }

  @ParameterizedTest
  @EnumSource(Clouds.class)
  void anyPermutationAndPotentialsMayStart(Clouds clouds) {
    for (Cost cost : Cost.values()) {
      for (int n : new int[] {1, 2, 64, 65, 150}) {
        Problem problem = new Problem(clouds, cost, n, 3, n);
        SplittableRandom random = new SplittableRandom(n);
        float[] epsilons = problem.epsilons(FRACTIONS);
        problem.columns = RandomClouds.shuffle(n, 4);
        for (int j = 0; j < n; j++) {
          problem.potentials[j] = (float) (problem.scale * random.nextDouble(-1, 1));
        }
        assertTrue(solve(problem, epsilons, plenty(n)), problem.what);
        assertWithin(problem, epsilons[2]);
      }
    }
  }

  /** Slacks that float cannot add up, from potentials that tell nothing. */
  @ParameterizedTest
  @EnumSource(Cost.class)
  void potentialsAtTheEndsOfFloatEndToo(Cost cost) {
    for (int n : new int[] {2, 50, 200}) {
      Problem problem = new Problem(Clouds.NORMAL, cost, n, 3, n);
      problem.columns = RandomClouds.shuffle(n, 4);
      for (int j = 0; j < n; j++) {
        problem.potentials[j] = j % 2 == 0 ? Float.MAX_VALUE : -Float.MAX_VALUE;
      }
      solve(problem, problem.epsilons(FRACTIONS), plenty(n));
      assertTrue(Double.isFinite(problem.meanCost()), "still a permutation");
    }
  }

  /** The work runs out in the first phase, or in a later one. */
  @ParameterizedTest
  @ValueSource(longs = {0, 400, 1000, 2000, 4000, Long.MAX_VALUE})
  void whatEndedLastIsLeftWhereTheWorkRunsOut(long mostScans) {
    int n = 400;
    for (Cost cost : Cost.values()) {
      for (boolean cold : new boolean[] {true, false}) {
        Problem problem = new Problem(Clouds.NORMAL, cost, n, 8, 6);
        int[] start = cold ? problem.columns.clone() : RandomClouds.shuffle(n, 2);
        problem.columns = start.clone();
        float[] epsilons = problem.epsilons(2e-1f, 2e-2f, 2e-3f, 2e-4f);
        boolean ended = solve(problem, epsilons, mostScans);
        assertTrue(mostScans != 0 || !ended, problem.what);
        assertTrue(mostScans != Long.MAX_VALUE || ended, problem.what);
        assertTrue(
            Arrays.equals(start, problem.columns)
                || (Arrays.stream(problem.columns).distinct().count() == n
                    && Arrays.stream(problem.columns).min().getAsInt() == 0),
            problem.what);
      }
    }
  }

  /** Epsilon beneath the last digit of the potentials, where columns tie. */
  @ParameterizedTest
  @EnumSource(Cost.class)
  void givesUpWhereDigitsRunOut(Cost cost) {
    Problem problem = new Problem(Clouds.ALL_ONE, cost, 200, 8, 6);
    assertFalse(solve(problem, new float[] {0}, plenty(200)));
    assertEquals(-1, Arrays.stream(problem.columns).max().getAsInt());
    problem.columns = RandomClouds.shuffle(200, 3);
    Arrays.fill(problem.potentials, 1e6f);
    problem.potentials[7] -= 1;
    assertFalse(solve(problem, new float[] {2, 0.01f, 1e-3f}, plenty(200)));
    assertEquals(200, Arrays.stream(problem.columns).distinct().count());
  }

  @Test
  void aUsedWorkspaceGivesWhatAFreshOneGives() {
    int[] sizes = {130, 1, 700, 64, 2, 65, 300, 63, 700, 32};
    int[] dims = {3, 1, 2, 64, 16, 7, 1, 130, 5, 128};
    for (int i = 0; i < sizes.length; i++) {
      Cost cost = COSTS.get(i % 3);
      Problem used = new Problem(Clouds.NORMAL, cost, sizes[i], dims[i], i);
      Problem fresh = new Problem(Clouds.NORMAL, cost, sizes[i], dims[i], i);
      float[] epsilons = used.epsilons(FRACTIONS);
      solve(used, epsilons, plenty(sizes[i]));
      new CandidateAuction()
          .solve(
              fresh.x,
              fresh.y,
              fresh.n,
              fresh.dim,
              cost,
              fresh.potentials,
              fresh.columns,
              epsilons[0],
              epsilons[epsilons.length - 1],
              plenty(sizes[i]));
      assertArrayEquals(fresh.columns, used.columns, used.what);
      assertArrayEquals(fresh.potentials, used.potentials, used.what);
    }
  }

  @Test
  void inputsAreLeftAsTheyAreAndNothingIsWrittenPastTheEnd() {
    Problem problem = new Problem(Clouds.NORMAL, Cost.SQUARED_BY_PRODUCTS, 90, 3, 1);
    float[] x = problem.x.clone();
    float[] y = problem.y.clone();
    float[] epsilons = problem.epsilons(FRACTIONS);
    float[] given = epsilons.clone();
    problem.potentials = new float[95];
    problem.columns = new int[95];
    Arrays.fill(problem.columns, -1);
    solve(problem, epsilons, plenty(90));
    assertArrayEquals(x, problem.x);
    assertArrayEquals(y, problem.y);
    assertArrayEquals(given, epsilons);
    assertArrayEquals(new float[5], Arrays.copyOfRange(problem.potentials, 90, 95));
    assertEquals(-1, problem.columns[90]);
  }

  /** Rows of a few columns each, so that what is off a list counts. */
  @ParameterizedTest
  @CsvSource({"SQUARED_BY_PRODUCTS, 1", "SQUARED_BY_DIFFERENCES, 2", "DISTANCE, 1"})
  void listsAreMadeAnewWhereTheyNoLongerHoldTheNearest(Cost cost, int dim) {
    Problem problem = new Problem(Clouds.CLUSTERED, cost, 400, dim, 4);
    float[] epsilons = problem.epsilons(1e-2f, 2e-3f, 4e-4f);
    assertTrue(solve(problem, epsilons, plenty(400)));
    assertTrue(auction.scans() > 400, "every list was made once only");
    assertWithin(problem, epsilons[2]);
  }
}
