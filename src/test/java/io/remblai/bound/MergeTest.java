package io.remblai.bound;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.remblai.geometry.GroundCost;
import io.remblai.geometry.PointCloud;
import io.remblai.math.Seeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many pieces, merged in any order, equal one run, to the last bit. */
class MergeTest {

  private static final int PAIRS = 60;
  private static final long SEED = 3;

  @ParameterizedTest
  @EnumSource(GroundCost.class)
  void piecesEqualTheWhole(GroundCost cost) {
    for (long seed = 0; seed < PAIRS; seed++) {
      FuzzedPair pair = FuzzedPair.of(seed);
      PointCloud x = pair.source();
      PointCloud y = pair.target();
      assertEquals(
          FastBounds.of(x, y, cost, SEED),
          FastBounds.of(
              new Pieces(x, Seeds.key(SEED, 0), new Random(seed)),
              new Pieces(y, Seeds.key(SEED, 1), new Random(seed + 1)),
              x.size(),
              x.dim(),
              cost,
              SEED),
          pair.name());
    }
  }

  /** A cloud whose rows are dealt out anew to pieces at every pass. */
  private record Pieces(PointCloud cloud, long keySeed, Random random) implements CloudPasses {

    private <T extends Mergeable<T>> T pass(Supplier<T> empty, BiConsumer<T, float[]> add) {
      List<Integer> rows = new ArrayList<>();
      for (int i = 0; i < cloud.size(); i++) {
        rows.add(i);
      }
      Collections.shuffle(rows, random);
      T total = empty.get();
      int from = 0;
      while (from < rows.size()) {
        int to = Math.min(rows.size(), from + random.nextInt(9)); // may be empty
        T piece = empty.get();
        add.accept(piece, rows(rows.subList(from, to)));
        if (random.nextBoolean()) {
          total.mergeWith(piece);
        } else {
          piece.mergeWith(total);
          total = piece;
        }
        from = to;
      }
      return total;
    }

    private float[] rows(List<Integer> rows) {
      int dim = cloud.dim();
      float[] points = new float[rows.size() * dim];
      for (int i = 0; i < rows.size(); i++) {
        System.arraycopy(cloud.coordinates(), rows.get(i) * dim, points, i * dim, dim);
      }
      return points;
    }

    @Override
    public CoordinateSums coordinates() {
      int dim = cloud.dim();
      return pass(
          () -> new CoordinateSums(dim), (sums, points) -> sums.add(points, points.length / dim));
    }

    @Override
    public float[] sample(int wanted) {
      return new LocalPasses(cloud, keySeed).sample(wanted);
    }

    @Override
    public AxisMoments moments(MomentGrid grid) {
      int dim = cloud.dim();
      return pass(
          () -> new AxisMoments(grid),
          (moments, points) -> moments.add(grid, points, points.length / dim));
    }

    @Override
    public AxisSummary along(AxisGrid grid) {
      int dim = cloud.dim();
      return pass(
          () -> new AxisSummary(grid),
          (summary, points) -> summary.add(grid, points, points.length / dim));
    }
  }
}
