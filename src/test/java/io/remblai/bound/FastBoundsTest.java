package io.remblai.bound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.assignment.NaiveAssignment;
import io.remblai.bound.LowerBound.Kind;
import io.remblai.geometry.GroundCost;
import io.remblai.geometry.PointCloud;
import io.remblai.geometry.RandomClouds;
import io.remblai.math.NormalVector;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FastBoundsTest {

  private static final long SEED = 9;
  private static final int PAIRS = 700;

  /** The relative rounding of the reference optimum itself: dim + n terms of one sign. */
  private static final double REFERENCE_ROUNDING = 128 * 0x1p-53;

  @ParameterizedTest
  @EnumSource(GroundCost.class)
  void neverAboveTheOptimum(GroundCost cost) {
    for (long seed = 0; seed < PAIRS; seed++) {
      FuzzedPair pair = FuzzedPair.of(seed);
      boolean onSphere = cost == GroundCost.COSINE;
      PointCloud x = onSphere ? sphere(pair.source()) : pair.source();
      PointCloud y = onSphere ? sphere(pair.target()) : pair.target();
      double optimum = optimum(x, y, cost);
      for (LowerBound bound : FastBounds.of(x, y, cost, SEED)) {
        assertTrue(
            bound.value() <= optimum * (1 + REFERENCE_ROUNDING),
            () -> "%s: %s, optimum %s".formatted(pair.name(), bound, optimum));
      }
    }
  }

  /** Later kinds use more: they are not worse than what they contain, but for rounding. */
  @ParameterizedTest
  @EnumSource(GroundCost.class)
  void eachKindContainsTheOneBefore(GroundCost cost) {
    for (long seed = 0; seed < PAIRS; seed++) {
      FuzzedPair pair = FuzzedPair.of(seed);
      List<LowerBound> bounds = FastBounds.of(pair.source(), pair.target(), cost, SEED);
      if (cost != GroundCost.EUCLIDEAN) {
        for (int i = 1; i < bounds.size(); i++) {
          double before = bounds.get(i - 1).value();
          double value = bounds.get(i).value();
          assertTrue(value >= before, () -> pair.name() + ": " + bounds);
        }
      }
    }
  }

  @Test
  void aTranslationCostsItsSquare() {
    PointCloud x = RandomClouds.normal(500, 7, 3);
    PointCloud y = RandomClouds.moved(x, 0.75);
    for (LowerBound bound : FastBounds.of(x, y, GroundCost.SQEUCLIDEAN, SEED)) {
      assertEquals(7 * 0.75 * 0.75, bound.value(), 1e-6, () -> bound.toString());
    }
    for (LowerBound bound : FastBounds.of(x, y, GroundCost.EUCLIDEAN, SEED)) {
      assertEquals(Math.sqrt(7) * 0.75, bound.value(), 1e-5, () -> bound.toString());
    }
  }

  @Test
  void farFromTheOriginNothingIsLost() {
    PointCloud x = RandomClouds.lattice(60, 3, 9, 4);
    PointCloud y = RandomClouds.lattice(60, 3, 17, 5);
    for (GroundCost cost : List.of(GroundCost.SQEUCLIDEAN, GroundCost.EUCLIDEAN)) {
      List<LowerBound> here = FastBounds.of(x, y, cost, SEED);
      List<LowerBound> there =
          FastBounds.of(RandomClouds.moved(x, 1 << 20), RandomClouds.moved(y, 1 << 20), cost, SEED);
      for (int i = 0; i < here.size(); i++) {
        double value = here.get(i).value();
        assertEquals(value, there.get(i).value(), 1e-6 * value); // grids differ
      }
    }
  }

  @Test
  void equalCloudsCostNothing() {
    PointCloud x = RandomClouds.normal(300, 5, 6);
    PointCloud y = RandomClouds.permuted(x, RandomClouds.shuffle(300, 7));
    for (GroundCost cost : GroundCost.values()) {
      for (LowerBound bound : FastBounds.of(x, y, cost, SEED)) {
        assertEquals(0, bound.value());
      }
    }
  }

  /**
   * A linear map with a positive definite matrix is the best map, and Gelbrich's bound its cost.
   */
  @ParameterizedTest
  @ValueSource(ints = {40, 4000})
  void aLinearMapIsBoundedTightly(int n) {
    int dim = 6;
    PointCloud x = RandomClouds.normal(n, dim, 8);
    float[] mapped = new float[n * dim];
    double cost = 0;
    double[] along = NormalVector.of(5, dim);
    for (int i = 0; i < n; i++) {
      double inner = 0;
      for (int k = 0; k < dim; k++) {
        inner += along[k] * x.coordinates()[i * dim + k];
      }
      for (int k = 0; k < dim; k++) {
        double value = 0.5 * (k + 1) * x.coordinates()[i * dim + k] + inner * along[k] + k;
        mapped[i * dim + k] = (float) value;
        double move = (double) mapped[i * dim + k] - x.coordinates()[i * dim + k];
        cost += move * move / n;
      }
    }
    List<LowerBound> bounds =
        FastBounds.of(x, new PointCloud(mapped, n, dim), GroundCost.SQEUCLIDEAN, SEED);
    assertEquals(cost, value(bounds, Kind.GELBRICH), 1e-6 * cost);
    assertEquals(cost, value(bounds, Kind.ONE_DIMENSIONAL), 1e-6 * cost);
    assertTrue(value(bounds, Kind.MEANS) < 0.9 * cost);
  }

  @Test
  void cloudsOnALineAreBoundedTightly() {
    int n = 1000;
    float[] x = new float[n];
    float[] y = new float[n];
    double[] normals = NormalVector.of(3, 2 * n);
    for (int i = 0; i < n; i++) {
      x[i] = (float) normals[i];
      y[i] = (float) Math.abs(normals[n + i]) + (i % 2 == 0 ? 3 : -3);
    }
    PointCloud source = new PointCloud(x, n, 1);
    PointCloud target = new PointCloud(y, n, 1);
    Arrays.sort(x);
    Arrays.sort(y);
    double squares = 0;
    double lengths = 0;
    for (int i = 0; i < n; i++) {
      squares += Math.pow((double) x[i] - y[i], 2) / n;
      lengths += Math.abs((double) x[i] - y[i]) / n;
    }
    assertEquals(
        squares,
        value(FastBounds.of(source, target, GroundCost.SQEUCLIDEAN, SEED), Kind.ONE_DIMENSIONAL),
        1e-4 * squares);
    assertEquals(
        lengths,
        value(FastBounds.of(source, target, GroundCost.EUCLIDEAN, SEED), Kind.ONE_DIMENSIONAL),
        1e-4 * lengths);
  }

  /** More dimensions than axes are looked along. */
  @ParameterizedTest
  @EnumSource(GroundCost.class)
  void manyDimensions(GroundCost cost) {
    int dim = FastBounds.MOST_AXES + 88;
    for (int n : new int[] {1, 24, 300}) {
      PointCloud wide = RandomClouds.normal(n, dim, 10);
      PointCloud narrow = RandomClouds.moved(scaled(RandomClouds.normal(n, dim, 11), 0.25), 0.05);
      boolean onSphere = cost == GroundCost.COSINE;
      PointCloud x = onSphere ? sphere(wide) : wide;
      PointCloud y = onSphere ? sphere(narrow) : narrow;
      double optimum = optimum(x, y, cost);
      List<LowerBound> bounds = FastBounds.of(x, y, cost, SEED);
      for (LowerBound bound : bounds) {
        assertTrue(bound.value() <= optimum, () -> bound + ", optimum " + optimum);
      }
      if (n == 300 && cost == GroundCost.SQEUCLIDEAN) {
        assertTrue(LowerBound.best(bounds).value() > 0.4 * optimum, () -> bounds + " " + optimum);
      }
    }
  }

  /** A map that parts into maps of two perpendicular coordinates, of clouds without correlation. */
  @Test
  void axesAreFoundThatCovariancesDoNotTell() {
    int n = 400;
    float[] x = new float[2 * n];
    float[] y = new float[2 * n];
    double[] normals = NormalVector.of(12, 2 * n);
    double cost = 0;
    for (int i = 0; i < n; i++) {
      double u = normals[2 * i];
      double v = normals[2 * i + 1];
      double toU = u + 2 * Math.signum(u); // monotone in either coordinate, hence the best map
      double toV = v + 2 * Math.signum(v);
      x[2 * i] = (float) (0.6 * u - 0.8 * v);
      x[2 * i + 1] = (float) (0.8 * u + 0.6 * v);
      y[2 * i] = (float) (0.6 * toU - 0.8 * toV);
      y[2 * i + 1] = (float) (0.8 * toU + 0.6 * toV);
      cost += 8.0 / n;
    }
    List<LowerBound> bounds =
        FastBounds.of(
            new PointCloud(x, n, 2), new PointCloud(y, n, 2), GroundCost.SQEUCLIDEAN, SEED);
    assertTrue(value(bounds, Kind.ONE_DIMENSIONAL) <= cost * (1 + 1e-6));
    double found = value(bounds, Kind.ONE_DIMENSIONAL) / cost;
    assertTrue(found > 0.98, () -> bounds.toString());
  }

  @Test
  void sizesMustAgree() {
    PointCloud x = RandomClouds.normal(3, 2, 1);
    PointCloud y = RandomClouds.normal(4, 2, 1);
    assertThrows(
        IllegalArgumentException.class, () -> FastBounds.of(x, y, GroundCost.EUCLIDEAN, SEED));
  }

  private static double value(List<LowerBound> bounds, Kind kind) {
    return bounds.stream().filter(each -> each.kind() == kind).findFirst().orElseThrow().value();
  }

  private static PointCloud scaled(PointCloud cloud, double by) {
    float[] points = cloud.coordinates().clone();
    for (int i = 0; i < points.length; i++) {
      points[i] *= (float) by;
    }
    return new PointCloud(points, cloud.size(), cloud.dim());
  }

  /** On the unit sphere; a point at the origin becomes the first unit vector. */
  private static PointCloud sphere(PointCloud cloud) {
    float[] points = cloud.coordinates().clone();
    int dim = cloud.dim();
    for (int i = 0; i < cloud.size(); i++) {
      boolean zero = true;
      for (int k = 0; k < dim; k++) {
        zero &= points[i * dim + k] == 0;
      }
      if (zero) {
        points[i * dim] = 1;
      }
    }
    return RandomClouds.normalised(new PointCloud(points, cloud.size(), dim));
  }

  private static double optimum(PointCloud x, PointCloud y, GroundCost cost) {
    int n = x.size();
    int dim = x.dim();
    double[] costs = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        costs[i * n + j] = cost.between(x.coordinates(), i * dim, y.coordinates(), j * dim, dim);
      }
    }
    return NaiveAssignment.leastTotal(costs, n) / n;
  }
}
