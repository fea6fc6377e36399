package io.remblai.spark.certificate;

import io.remblai.certificate.CloudMeans;
import io.remblai.certificate.DualFrame;
import io.remblai.certificate.FrameExtent;
import io.remblai.certificate.Origins;
import io.remblai.geometry.GroundCost;
import io.remblai.spark.PairBlock;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.broadcast.Broadcast;

/** The frame of a map's pairs, by two light passes over them. */
final class PairFrame {

  /** Sums are merged on executors: a thousand coordinates make a megabyte of them. */
  private static final int MERGE_DEPTH = 2;

  private PairFrame() {}

  /** The frame, and the number of pairs it holds. */
  record Measured(DualFrame frame, long points) {}

  static Measured of(JavaSparkContext context, GroundCost cost, JavaRDD<PairBlock> pairs, int dim) {
    CloudMeans means =
        pairs.mapPartitions(new SumMeans(cost, dim)).treeReduce(new MergeMeans(), MERGE_DEPTH);
    if (means.rows() == 0) {
      throw new IllegalArgumentException("a map without pairs has no certificate");
    }
    Broadcast<Origins> origins = context.broadcast(means.origins(means.scoring()));
    FrameExtent extent =
        pairs.mapPartitions(new MeasureExtent(origins)).treeReduce(new MergeExtents(), MERGE_DEPTH);
    origins.unpersist();
    return new Measured(new DualFrame(extent), means.rows());
  }

  /** Adds up the coordinates of a partition's pairs, exactly. */
  static final class SumMeans implements FlatMapFunction<Iterator<PairBlock>, CloudMeans> {

    private static final long serialVersionUID = 1;

    private final GroundCost cost;
    private final int dim;

    SumMeans(GroundCost cost, int dim) {
      this.cost = cost;
      this.dim = dim;
    }

    @Override
    public Iterator<CloudMeans> call(Iterator<PairBlock> pairs) {
      CloudMeans means = new CloudMeans(cost, dim);
      while (pairs.hasNext()) {
        PairBlock block = pairs.next();
        means.add(block.source().coordinates(), block.target().coordinates(), block.size());
      }
      return List.of(means).iterator();
    }
  }

  /** Adds one partition's sums to another's. */
  static final class MergeMeans implements Function2<CloudMeans, CloudMeans, CloudMeans> {

    private static final long serialVersionUID = 1;

    @Override
    public CloudMeans call(CloudMeans one, CloudMeans other) {
      one.mergeWith(other);
      return one;
    }
  }

  /** Measures how far a partition's pairs reach from their origins. */
  static final class MeasureExtent implements FlatMapFunction<Iterator<PairBlock>, FrameExtent> {

    private static final long serialVersionUID = 1;

    private final Broadcast<Origins> origins;

    MeasureExtent(Broadcast<Origins> origins) {
      this.origins = origins;
    }

    @Override
    public Iterator<FrameExtent> call(Iterator<PairBlock> pairs) {
      FrameExtent extent = new FrameExtent(origins.value());
      while (pairs.hasNext()) {
        PairBlock block = pairs.next();
        extent.add(
            block.source().coordinates(),
            block.target().coordinates(),
            block.potentials(),
            block.size());
      }
      return List.of(extent).iterator();
    }
  }

  /** Widens one partition's extent by another's. */
  static final class MergeExtents implements Function2<FrameExtent, FrameExtent, FrameExtent> {

    private static final long serialVersionUID = 1;

    @Override
    public FrameExtent call(FrameExtent one, FrameExtent other) {
      one.mergeWith(other);
      return one;
    }
  }
}
