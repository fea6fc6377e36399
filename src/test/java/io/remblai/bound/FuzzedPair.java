package io.remblai.bound;

import io.remblai.geometry.PointCloud;
import io.remblai.geometry.RandomClouds;
import java.util.SplittableRandom;

/**
 * Two small clouds of one size, of any kind that might trouble a bound.
 *
 * @param name how they were made
 */
record FuzzedPair(String name, PointCloud source, PointCloud target) {

  private static final int KINDS = 10;

  static FuzzedPair of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = random.nextInt(4) == 0 ? 1 + random.nextInt(4) : 1 + random.nextInt(64);
    int dim = 1 + random.nextInt(20);
    int kind = random.nextInt(KINDS);
    PointCloud x = cloud(kind, n, dim, random);
    PointCloud y =
        switch (random.nextInt(4)) {
          case 0 -> cloud(random.nextInt(KINDS), n, dim, random);
          case 1 -> RandomClouds.permuted(x, RandomClouds.shuffle(n, random.nextLong()));
          case 2 -> RandomClouds.moved(x, random.nextGaussian());
          default -> cloud(kind, n, dim, random);
        };
    double scale = Math.pow(10, random.nextInt(13) - 6);
    if (random.nextInt(20) == 0) {
      scale = random.nextBoolean() ? 1e-41 : 1e30; // subnormal, and near the largest float
    }
    double offset = random.nextInt(3) == 0 ? 1e6 : 0;
    String name =
        "seed %d: kind %d, %d x %d, scale %g, offset %g"
            .formatted(seed, kind, n, dim, scale, offset);
    return new FuzzedPair(name, placed(x, scale, offset), placed(y, scale, offset));
  }

  private static PointCloud cloud(int kind, int n, int dim, SplittableRandom random) {
    float[] points = new float[n * dim];
    double stretch = Math.pow(10, random.nextInt(5) - 2);
    double[] places = random.doubles(8).toArray();
    for (int i = 0; i < n; i++) {
      int cluster = random.nextInt(3);
      for (int k = 0; k < dim; k++) {
        double normal = random.nextGaussian();
        points[i * dim + k] =
            (float)
                switch (kind) {
                  case 0 -> random.nextInt(3);
                  case 1 -> places[0];
                  case 2 -> 10 * places[(cluster + k) % 8] + 0.1 * normal;
                  case 3 -> k % 2 == 0 ? 7 : normal;
                  case 4 -> normal * normal * normal * normal * normal;
                  case 5 -> i == 0 ? 1000 : normal;
                  case 6 -> normal * (k == 0 ? stretch : 1) + (k == 0 ? 3 : 0);
                  case 7 -> k == 0 ? normal : points[i * dim] * (k + 1);
                  case 8 -> random.nextDouble() < 0.5 ? -1 : 1;
                  default -> normal * stretch;
                };
      }
    }
    return new PointCloud(points, n, dim);
  }

  private static PointCloud placed(PointCloud cloud, double scale, double offset) {
    float[] points = new float[cloud.coordinates().length];
    for (int i = 0; i < points.length; i++) {
      points[i] = (float) (cloud.coordinates()[i] * scale + offset);
    }
    return new PointCloud(points, cloud.size(), cloud.dim());
  }
}
