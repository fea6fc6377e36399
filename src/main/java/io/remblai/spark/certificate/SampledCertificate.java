package io.remblai.spark.certificate;

import io.remblai.certificate.DualFrame;
import io.remblai.certificate.DualTotals;
import io.remblai.certificate.LeastScores;
import io.remblai.certificate.SampledBound;
import io.remblai.certificate.SourceSampling;
import io.remblai.certificate.TargetSlab;
import io.remblai.geometry.GroundCost;
import io.remblai.spark.PairBlock;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;

/**
 * What {@link FullCertificate} would find, estimated from a sample of sources that meet all
 * targets. O(n sample dim); the same, bit for bit, whatever the partitions.
 */
public final class SampledCertificate {

  /** A sample whose mean slack is known to a few percent of the slack's deviation. */
  public static final int DEFAULT_SAMPLE = 2048;

  private final JavaSparkContext context;
  private final GroundCost cost;
  private final int dim;
  private final int sampled;
  private final long seed;

  /**
   * @param sampled about so many sources
   * @param seed of the run
   */
  public SampledCertificate(
      JavaSparkContext context, GroundCost cost, int dim, int sampled, long seed) {
    this.context = context;
    this.cost = cost;
    this.dim = dim;
    this.sampled = sampled;
    this.seed = seed;
  }

  /**
   * The estimate from the potentials that the pairs carry.
   *
   * @param pairs the whole map; read four times: should be persisted
   */
  public SampledBound estimate(JavaRDD<PairBlock> pairs) {
    return estimate(pairs, pairs, new DualTotals());
  }

  /**
   * The estimate for a map into a larger cloud.
   *
   * @param pairs as for {@link FullCertificate#certify(JavaRDD, JavaRDD)}
   * @param free likewise
   */
  public SampledBound estimate(JavaRDD<PairBlock> pairs, JavaRDD<PairBlock> free) {
    DualTotals left = new DualTotals();
    free.mapPartitions(new FullCertificate.SumFree()).collect().forEach(left::mergeWith);
    return estimate(pairs, pairs.union(free), left);
  }

  private SampledBound estimate(
      JavaRDD<PairBlock> pairs, JavaRDD<PairBlock> places, DualTotals left) {
    context.sc().setJobDescription("sampled bound: origins and extents");
    PairFrame.Measured measured = PairFrame.of(context, cost, places, dim);
    long count = measured.points() - left.free();
    SourceSample sample = draw(pairs, count);
    float[] least = least(places, measured.frame(), sample);
    double[] slacks = new double[least.length];
    for (int i = 0; i < slacks.length; i++) {
      double f = measured.frame().sourcePotential(sample.points(), i * dim, least[i]);
      slacks[i] = Math.max(0, sample.reduced(i) - f);
    }
    double dual = sample.cost() / count + left.freePerPair(count);
    return SampledBound.of(dual, slacks, count);
  }

  private SourceSample draw(JavaRDD<PairBlock> pairs, long points) {
    context.sc().setJobDescription("sampled bound: sample");
    SourceSampling sampling = new SourceSampling(sampled, points, seed);
    SourceSample sample = new SourceSample(dim);
    pairs.mapPartitions(new DrawSample(sampling, cost, dim)).collect().forEach(sample::mergeWith);
    return sample;
  }

  private float[] least(JavaRDD<PairBlock> pairs, DualFrame frame, SourceSample sample) {
    context.sc().setJobDescription("sampled bound: sampled sources against all targets");
    Broadcast<DualFrame> sharedFrame = context.broadcast(frame);
    Broadcast<SourceSample> sharedSample = context.broadcast(sample);
    float[] least = new float[sample.size()];
    Arrays.fill(least, Float.POSITIVE_INFINITY);
    for (float[] each : pairs.mapPartitions(new ScoreSample(sharedFrame, sharedSample)).collect()) {
      for (int i = 0; i < least.length; i++) {
        least[i] = Math.min(least[i], each[i]);
      }
    }
    sharedSample.unpersist();
    sharedFrame.unpersist();
    return least;
  }

  /** Draws the sampled sources of a partition and adds up the cost of all its pairs. */
  static final class DrawSample implements FlatMapFunction<Iterator<PairBlock>, SourceSample> {

    private static final long serialVersionUID = 1;

    private final SourceSampling sampling;
    private final GroundCost cost;
    private final int dim;

    DrawSample(SourceSampling sampling, GroundCost cost, int dim) {
      this.sampling = sampling;
      this.cost = cost;
      this.dim = dim;
    }

    @Override
    public Iterator<SourceSample> call(Iterator<PairBlock> pairs) {
      SourceSample sample = new SourceSample(dim);
      while (pairs.hasNext()) {
        PairBlock block = pairs.next();
        float[] x = block.source().coordinates();
        float[] y = block.target().coordinates();
        for (int i = 0; i < block.size(); i++) {
          boolean sampled = sampling.contains(block.source().keys()[i]);
          sample.offer(sampled, cost, x, y, i * dim, block.potentials()[i]);
        }
      }
      return List.of(sample).iterator();
    }
  }

  /** The least score of each sampled source over a partition's targets. */
  static final class ScoreSample implements FlatMapFunction<Iterator<PairBlock>, float[]> {

    private static final long serialVersionUID = 1;

    private final Broadcast<DualFrame> frame;
    private final Broadcast<SourceSample> sample;

    ScoreSample(Broadcast<DualFrame> frame, Broadcast<SourceSample> sample) {
      this.frame = frame;
      this.sample = sample;
    }

    @Override
    public Iterator<float[]> call(Iterator<PairBlock> pairs) {
      SourceSample sources = sample.value();
      LeastScores scores = new LeastScores(frame.value());
      float[] least = new float[sources.size()];
      Arrays.fill(least, Float.POSITIVE_INFINITY);
      while (pairs.hasNext()) {
        PairBlock block = pairs.next();
        TargetSlab slab = new TargetSlab(block.size(), block.target().dim());
        slab.add(frame.value(), block.target().coordinates(), block.potentials(), block.size());
        scores.lower(sources.points(), sources.size(), slab, least);
      }
      return List.of(least).iterator();
    }
  }
}
