package io.remblai.geometry;

import java.util.SplittableRandom;

/** Small clouds for tests, from a seed. */
public final class RandomClouds {

  private RandomClouds() {}

  /** Normal coordinates, coordinate k of standard deviation {@code 1 / (1 + k / 4)}. */
  public static PointCloud normal(int n, int dim, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] points = new float[n * dim];
    for (int i = 0; i < points.length; i++) {
      points[i] = (float) (random.nextGaussian() / (1 + i % dim / 4));
    }
    return new PointCloud(points, n, dim);
  }

  /** Coordinates drawn from {@code places} whole numbers: many points coincide. */
  public static PointCloud lattice(int n, int dim, int places, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] points = new float[n * dim];
    for (int i = 0; i < points.length; i++) {
      points[i] = random.nextInt(places);
    }
    return new PointCloud(points, n, dim);
  }

  /** The same points on the unit sphere. */
  public static PointCloud normalised(PointCloud cloud) {
    float[] points = cloud.coordinates().clone();
    for (int i = 0; i < cloud.size(); i++) {
      double squares = 0;
      for (int k = 0; k < cloud.dim(); k++) {
        squares += (double) points[i * cloud.dim() + k] * points[i * cloud.dim() + k];
      }
      for (int k = 0; k < cloud.dim(); k++) {
        points[i * cloud.dim() + k] /= (float) Math.sqrt(squares);
      }
    }
    return new PointCloud(points, cloud.size(), cloud.dim());
  }

  /** The cloud moved by {@code offset} in every coordinate, rounded to float. */
  public static PointCloud moved(PointCloud cloud, double offset) {
    float[] points = new float[cloud.coordinates().length];
    for (int i = 0; i < points.length; i++) {
      points[i] = (float) (cloud.coordinates()[i] + offset);
    }
    return new PointCloud(points, cloud.size(), cloud.dim());
  }

  /** Row i of the result is row {@code rows[i]} of the cloud. */
  public static PointCloud permuted(PointCloud cloud, int[] rows) {
    int dim = cloud.dim();
    float[] points = new float[rows.length * dim];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(cloud.coordinates(), rows[i] * dim, points, i * dim, dim);
    }
    return new PointCloud(points, rows.length, dim);
  }

  /** A permutation of [0, n). */
  public static int[] shuffle(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] rows = new int[n];
    for (int i = 0; i < n; i++) {
      int j = random.nextInt(i + 1);
      rows[i] = rows[j];
      rows[j] = i;
    }
    return rows;
  }
}
