package io.remblai.bound;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.remblai.geometry.GroundCost;
import io.remblai.geometry.PointCloud;
import io.remblai.geometry.RandomClouds;
import io.remblai.math.Seeds;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.serializer.SerializerInstance;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** What the passes broadcast and return survives Kryo, which users may set. */
@Tag("spark")
class BoundsKryoTest {

  private static final SerializerInstance KRYO =
      new KryoSerializer(new SparkConf(false)).newInstance();

  @SuppressWarnings("unchecked")
  private static <T> T copy(T value) {
    ClassTag<T> tag = ClassTag$.MODULE$.apply((Class<T>) value.getClass());
    return KRYO.deserialize(KRYO.serialize(value, tag), tag);
  }

  @Test
  void gridsAndSums() {
    for (int dim : new int[] {3, FastBounds.MOST_AXES + 1}) {
      PointCloud x = RandomClouds.normal(40, dim, 1);
      PointCloud y = RandomClouds.normal(40, dim, 2);
      assertEquals(
          FastBounds.of(x, y, GroundCost.SQEUCLIDEAN, 1),
          FastBounds.of(
              new Copied(new LocalPasses(x, Seeds.key(1, 0))),
              new Copied(new LocalPasses(y, Seeds.key(1, 1))),
              40,
              dim,
              GroundCost.SQEUCLIDEAN,
              1));
    }
  }

  /** Everything that crosses the wire is copied on its way. */
  private record Copied(CloudPasses cloud) implements CloudPasses {
    @Override
    public CoordinateSums coordinates() {
      return copy(cloud.coordinates());
    }

    @Override
    public float[] sample(int wanted) {
      return cloud.sample(wanted);
    }

    @Override
    public AxisMoments moments(MomentGrid grid) {
      return copy(cloud.moments(copy(grid)));
    }

    @Override
    public AxisSummary along(AxisGrid grid) {
      return copy(cloud.along(copy(grid)));
    }
  }
}
