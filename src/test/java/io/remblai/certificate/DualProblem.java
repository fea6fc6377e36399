package io.remblai.certificate;

import io.remblai.assignment.LinearAssignment;
import io.remblai.assignment.NaiveAssignment;
import io.remblai.geometry.GroundCost;
import io.remblai.geometry.PointCloud;
import io.remblai.geometry.RandomClouds;
import java.util.SplittableRandom;

/** A small assignment problem of some kind, with potentials of some kind, from a seed. */
final class DualProblem {

  /** How the clouds look. */
  enum Clouds {
    NORMAL,
    CLUSTERED,
    IDENTICAL,
    ONE_POINT,
    LATTICE,
    BOTH_FAR,
    FAR_APART,
    SMALL_BESIDE_LARGE,
    OUTLIER,
    TINY,
    HUGE,
    SUBNORMAL,
    LARGEST
  }

  /** How the potentials are made. */
  enum Potentials {
    ZERO,
    RANDOM,
    OPTIMAL,
    OPTIMAL_MOVED,
    TOO_LARGE
  }

  final GroundCost cost;
  final int n;
  final int dim;
  final PointCloud source;
  final PointCloud target;
  final double[] g;
  private final String name;

  DualProblem(GroundCost cost, Clouds clouds, Potentials potentials, int n, int dim, long seed) {
    this.cost = cost;
    this.n = n;
    this.dim = dim;
    this.name = "%s, %s, %s, n %d, d %d, seed %d".formatted(cost, clouds, potentials, n, dim, seed);
    boolean unit = cost == GroundCost.COSINE;
    PointCloud x = cloud(clouds, true, n, dim, seed);
    PointCloud y = clouds == Clouds.IDENTICAL ? x : cloud(clouds, false, n, dim, seed + 1);
    source = unit ? onSphere(x) : x;
    target = unit ? onSphere(y) : y;
    g = potentials(potentials, seed + 2);
  }

  /** Only clouds whose squares a double can hold and whose length is not zero. */
  private static PointCloud onSphere(PointCloud cloud) {
    float[] points = cloud.coordinates().clone();
    for (int i = 0; i < cloud.size(); i++) {
      boolean zero = true;
      for (int k = 0; k < cloud.dim(); k++) {
        zero &= points[i * cloud.dim() + k] == 0;
      }
      if (zero) {
        points[i * cloud.dim()] = 1;
      }
    }
    return RandomClouds.normalised(new PointCloud(points, cloud.size(), cloud.dim()));
  }

  private static PointCloud cloud(Clouds kind, boolean first, int n, int dim, long seed) {
    PointCloud normal = RandomClouds.normal(n, dim, seed);
    SplittableRandom random = new SplittableRandom(seed);
    return switch (kind) {
      case NORMAL, IDENTICAL -> normal;
      case CLUSTERED -> scaled(RandomClouds.lattice(n, dim, 2, seed), 10, normal, 0.01);
      case ONE_POINT -> scaled(normal, 0, RandomClouds.moved(scaled(normal, 0, normal, 0), 0.3), 1);
      case LATTICE -> RandomClouds.lattice(n, dim, 3, seed);
      case BOTH_FAR -> RandomClouds.moved(normal, 1e6);
      case FAR_APART -> first ? normal : RandomClouds.moved(normal, -1e6);
      case SMALL_BESIDE_LARGE -> scaled(normal, first ? 1e-4 : 3, normal, 0);
      case OUTLIER -> {
        float[] points = normal.coordinates().clone();
        points[random.nextInt(points.length)] = 1e5f;
        yield new PointCloud(points, n, dim);
      }
      case TINY -> scaled(normal, 1e-20, normal, 0);
      case HUGE -> scaled(normal, 1e15, normal, 0);
      case SUBNORMAL -> scaled(normal, 1e-42, normal, 0);
      case LARGEST -> scaled(normal, 3e37, normal, 0);
    };
  }

  private static PointCloud scaled(PointCloud a, double scaleA, PointCloud b, double scaleB) {
    float[] points = new float[a.coordinates().length];
    for (int i = 0; i < points.length; i++) {
      points[i] = (float) (a.coordinates()[i] * scaleA + b.coordinates()[i] * scaleB);
    }
    return new PointCloud(points, a.size(), a.dim());
  }

  private double[] potentials(Potentials kind, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] costs = costs();
    double mean = 0;
    for (double each : costs) {
      mean += each / costs.length;
    }
    double[] potentials = new double[n];
    double[] optimal = optimal(costs, mean);
    for (int j = 0; j < n; j++) {
      potentials[j] =
          switch (kind) {
            case ZERO -> 0;
            case RANDOM -> mean * random.nextGaussian();
            case OPTIMAL -> optimal[j];
            case OPTIMAL_MOVED -> optimal[j] + 1e4 * mean;
            case TOO_LARGE -> 1e30 * (mean + 1) * random.nextGaussian();
          };
    }
    return potentials;
  }

  /** Potentials of the float solver, on costs scaled to their mean. */
  private double[] optimal(double[] costs, double mean) {
    double unit = mean > 0 ? mean : 1;
    float[] scaled = new float[costs.length];
    for (int i = 0; i < costs.length; i++) {
      scaled[i] = (float) (costs[i] / unit);
    }
    float[] found = new float[n];
    new LinearAssignment().solve(scaled, n, found, new int[n]);
    double[] optimal = new double[n];
    for (int j = 0; j < n; j++) {
      optimal[j] = found[j] * unit;
    }
    return optimal;
  }

  double between(int i, int j) {
    return cost.between(source.coordinates(), i * dim, target.coordinates(), j * dim, dim);
  }

  double[] costs() {
    double[] costs = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        costs[i * n + j] = between(i, j);
      }
    }
    return costs;
  }

  double leastMeanCost() {
    return NaiveAssignment.leastTotal(costs(), n) / n;
  }

  DualBound bound() {
    return DualBound.of(cost, source, target, g);
  }

  @Override
  public String toString() {
    return name;
  }
}
