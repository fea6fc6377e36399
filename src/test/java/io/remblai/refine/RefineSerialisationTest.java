package io.remblai.refine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.geometry.GroundCost;
import io.remblai.geometry.RandomClouds;
import io.remblai.math.Seeds;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What travels to tasks comes back as it was, and is small. */
class RefineSerialisationTest {

  private static final RematchRound ROUND = new RematchRound(2, RematchKind.MIDPOINT, 1, 16, 64, 9);

  static Stream<Serializable> smallValues() {
    return Stream.of(
        new TaskOptions(GroundCost.EUCLIDEAN, 77, -3),
        ROUND,
        BlockCut.root(1000, 7).top().rest(),
        PairSample.of(ROUND, 10, 1000),
        RefinePlan.of(123_456, 7, RefineOptions.defaults()));
  }

  @ParameterizedTest
  @MethodSource("smallValues")
  void valuesSurviveAndStaySmall(Serializable value) throws Exception {
    byte[] bytes = written(value);
    assertEquals(value, readBack(bytes));
    assertTrue(bytes.length < 1024, "bytes: " + bytes.length);
  }

  @Test
  void aRouterRoutesAsBefore() throws Exception {
    int n = 3000;
    int dim = 8;
    float[] x = RandomClouds.normal(n, dim, 1).coordinates();
    float[] y = RandomClouds.normal(n, dim, 2).coordinates();
    for (RematchKind kind : RematchKind.values()) {
      RematchRound round = new RematchRound(2, kind, 1, 16, 64, 9);
      ShareRouter router = ShareRouterTest.router(round, x, y, n, dim, 1000);
      byte[] bytes = written(router);
      ShareRouter back = (ShareRouter) readBack(bytes);
      assertEquals(16, back.shares());
      float[] place = new float[dim];
      for (int i = 0; i < n; i++) {
        long key = Seeds.key(1, i);
        int at = i * dim;
        assertEquals(router.share(key, x, at, y, at, place), back.share(key, x, at, y, at, place));
      }
      // Fifteen cuts, each of eight doubles and a few numbers.
      assertTrue(bytes.length < 15 * (8 * dim + 80) + 1024, "bytes: " + bytes.length);
    }
  }

  @ParameterizedTest
  @EnumSource(GroundCost.class)
  void coarsePotentialsExtendAsBefore(GroundCost cost) throws Exception {
    int n = 300;
    int dim = 6;
    float[] x = RandomClouds.normal(n, dim, 1).coordinates();
    float[] y = RandomClouds.normal(n, dim, 2).coordinates();
    CoarsePotentials coarse = CoarsePotentials.of(cost, x, y, 200, dim);
    byte[] bytes = written(coarse);
    assertArrayEquals(coarse.of(y, n), ((CoarsePotentials) readBack(bytes)).of(y, n));
    // The sample's sources and a number for each.
    assertTrue(bytes.length < 4 * 200 * (dim + 1) + 2048, "bytes: " + bytes.length);
  }

  private static byte[] written(Serializable value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    return bytes.toByteArray();
  }

  private static Object readBack(byte[] bytes) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return in.readObject();
    }
  }
}
