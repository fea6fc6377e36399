package io.remblai.spark.certificate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.remblai.certificate.CloudMeans;
import io.remblai.certificate.DualFrame;
import io.remblai.certificate.DualTotals;
import io.remblai.certificate.FrameExtent;
import io.remblai.certificate.LeastScores;
import io.remblai.certificate.TargetSlab;
import io.remblai.geometry.GroundCost;
import io.remblai.spark.Ids;
import io.remblai.spark.PairBlock;
import io.remblai.spark.PointBlock;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.serializer.SerializerInstance;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** What a certificate shuffles, broadcasts or returns survives Kryo. */
@Tag("spark")
class CertificateKryoTest {

  private static final SerializerInstance KRYO =
      new KryoSerializer(new SparkConf(false)).newInstance();

  private static final float[] X = {1, 2, 3, 4};
  private static final float[] Y = {0, 2, 3, 3};
  private static final double[] G = {0.5, -0.25};

  @SuppressWarnings("unchecked")
  private static <T> T copy(T value) {
    ClassTag<T> tag = ClassTag$.MODULE$.apply((Class<T>) value.getClass());
    return KRYO.deserialize(KRYO.serialize(value, tag), tag);
  }

  @Test
  void framesAndSlabs() {
    CloudMeans means = new CloudMeans(GroundCost.SQEUCLIDEAN, 2);
    means.add(X, Y, 2);
    FrameExtent extent = new FrameExtent(copy(copy(means).origins(means.scoring())));
    extent.add(X, Y, G, 2);
    FrameExtent merged = copy(extent);
    merged.mergeWith(copy(extent));
    DualFrame frame = copy(new DualFrame(merged));
    TargetSlab slab = new TargetSlab(2, 2);
    slab.add(frame, Y, G, 2);
    float[] least = {Float.POSITIVE_INFINITY, Float.POSITIVE_INFINITY};
    new LeastScores(frame).lower(X, 2, copy(slab), least);
    assertEquals(0.5, frame.sourcePotential(X, 0, least[0]), 1e-5); // 1 - 0.5
    assertEquals(1.25, frame.sourcePotential(X, 2, least[1]), 1e-5); // 1 + 0.25
  }

  @Test
  void results() {
    PointBlock x = new PointBlock(Ids.ofNumbers(new long[] {1, 2}), new long[] {7, 8}, X, 2);
    PointBlock y = new PointBlock(Ids.ofNumbers(new long[] {3, 4}), new long[] {5, 6}, Y, 2);
    CertifiedPairs certified =
        copy(new CertifiedPairs(new PairBlock(x, y, new long[2], G), new double[] {0.25, 1}));
    assertArrayEquals(new double[] {0.25, 0.25}, certified.slacks(GroundCost.SQEUCLIDEAN));
    RowScores scores = copy(new RowScores(3, 10, new float[] {1, 5}));
    scores.mergeWith(copy(new RowScores(3, 20, new float[] {2, 4})));
    assertEquals(30, scores.met());
    assertArrayEquals(new float[] {1, 4}, scores.least);
    RowScores ofOtherRows = new RowScores(4, 20, new float[] {2, 4});
    assertThrows(IllegalStateException.class, () -> scores.mergeWith(ofOtherRows));
    SourceSample sample = new SourceSample(2);
    sample.offer(true, GroundCost.SQEUCLIDEAN, X, Y, 2, G[1]);
    assertEquals(1.25, copy(sample).reduced(0), 0);
    DualTotals totals = new DualTotals();
    certified.addTo(totals, GroundCost.SQEUCLIDEAN);
    assertEquals(1, copy(totals).meanCost(), 0);
  }
}
