package io.remblai.summary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaneTest {

  /** Points that vary along known directions with known deviations. */
  private static float[] points(Random random, int rows, double[][] directions, double[] spread) {
    int dim = directions[0].length;
    float[] points = new float[rows * dim];
    for (int i = 0; i < rows; i++) {
      for (int a = 0; a < directions.length; a++) {
        double along = spread[a] * random.nextGaussian();
        for (int k = 0; k < dim; k++) {
          points[i * dim + k] += (float) (along * directions[a][k]);
        }
      }
      points[i * dim] += 100;
    }
    return points;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theAxesAreTheDirectionsOfMostVariance(long seed) {
    double h = Math.sqrt(0.5);
    double[][] directions = {{0, h, h, 0}, {0, h, -h, 0}, {1, 0, 0, 0}, {0, 0, 0, 1}};
    int rows = 4000;
    float[] points = points(new Random(seed), rows, directions, new double[] {5, 3, 1, 0.5});
    PrincipalPlane plane = PrincipalPlane.of(points, rows, 4);
    assertEquals(25 / 35.25, plane.share(0), 0.03);
    assertEquals(9 / 35.25, plane.share(1), 0.03);
    float[] probe = {100, (float) h, (float) h, 0, 100, (float) h, (float) -h, 0, 100, 0, 0, 0};
    assertEquals(1, Math.abs(plane.project(probe, 0, 0) - plane.project(probe, 8, 0)), 0.01);
    assertEquals(1, Math.abs(plane.project(probe, 4, 1) - plane.project(probe, 8, 1)), 0.01);
    assertEquals(0, plane.project(probe, 8, 0), 0.2);
    assertFalse(plane.coordinates());
  }

  @Test
  void twoCoordinatesStayAsTheyAre() {
    PrincipalPlane plane = PrincipalPlane.of(new float[] {3, 5, 4, 9}, 2, 2);
    assertTrue(plane.coordinates());
    assertEquals(7, plane.project(new float[] {0, 7, 8}, 1, 0));
    assertEquals(8, plane.project(new float[] {0, 7, 8}, 1, 1));
  }

  @Test
  void pointsThatDoNotVaryHaveAPlaneToo() {
    PrincipalPlane plane = PrincipalPlane.of(new float[] {1, 2, 3, 1, 2, 3}, 2, 3);
    assertEquals(0, plane.project(new float[] {1, 2, 3}, 0, 0), 1e-9);
    assertEquals(0, plane.share(0));
    PrincipalPlane line = PrincipalPlane.of(new float[] {0, 0, 0, 2, 2, 2, 4, 4, 4}, 3, 3);
    assertEquals(1, line.share(0), 1e-9);
    assertEquals(0, line.share(1), 1e-9);
  }

  @Test
  void pairsAreCountedWhereTheyAre() {
    PlaneCounts counts = new PlaneCounts(new PlaneGrid(0, 0, 4, 4), 2);
    counts.add(0.5, 0.5, 2.5, 0.5);
    counts.add(1.5, 0.5, 2.5, 4);
    counts.add(-1, 0, 5, 5);
    long[] sources = new long[16];
    sources[0] = 1;
    sources[1] = 1;
    long[] targets = new long[16];
    targets[2] = 1;
    targets[14] = 1;
    assertArrayEquals(sources, counts.sources());
    assertArrayEquals(targets, counts.targets());
    assertEquals(2, counts.outside());
    assertEquals(2, counts.moved(0));
    assertEquals(1.5, counts.meanMoveX(0), 1e-6);
    assertEquals(1.75, counts.meanMoveY(0), 1e-6);
    assertEquals(2.5, counts.grid().middleX(14));
    assertEquals(3.5, counts.grid().middleY(14));
  }

  @Test
  void piecesMakeTheWholeToTheLastBit() {
    Random random = new Random(1);
    PlaneGrid grid = new PlaneGrid(-1, -1, 2, 8);
    PlaneCounts whole = new PlaneCounts(grid, 4);
    PlaneCounts[] pieces = new PlaneCounts[3];
    Arrays.setAll(pieces, p -> new PlaneCounts(grid, 4));
    for (int i = 0; i < 999; i++) {
      double x = random.nextGaussian() / 2;
      double y = random.nextGaussian() / 2;
      double u = random.nextGaussian() / 2;
      double v = random.nextGaussian() / 2;
      whole.add(x, y, u, v);
      pieces[random.nextInt(3)].add(x, y, u, v);
    }
    pieces[2].mergeWith(pieces[0]);
    pieces[2].mergeWith(pieces[1]);
    assertArrayEquals(whole.sources(), pieces[2].sources());
    assertArrayEquals(whole.targets(), pieces[2].targets());
    assertEquals(whole.outside(), pieces[2].outside());
    for (int cell = 0; cell < 16; cell++) {
      if (whole.moved(cell) > 0) {
        assertEquals(whole.meanMoveX(cell), pieces[2].meanMoveX(cell));
        assertEquals(whole.meanMoveY(cell), pieces[2].meanMoveY(cell));
      }
    }
  }
}
