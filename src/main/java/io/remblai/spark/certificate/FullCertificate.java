package io.remblai.spark.certificate;

import io.remblai.certificate.CertificateWork;
import io.remblai.certificate.DualFrame;
import io.remblai.certificate.DualTotals;
import io.remblai.certificate.TargetSlab;
import io.remblai.geometry.GroundCost;
import io.remblai.spark.PairBlock;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/**
 * The lower bound of the least mean cost that the potentials of a map's targets give, from all
 * pairs of a source and a target: {@code L = mean f + mean g} with {@code f(x) = min over all y of
 * c(x, y) - g(y)}.
 *
 * <p>Targets are gathered into a few slabs, which are kept on the cluster; every task takes one
 * partition's sources past one slab and sends back one float a source. Sources are read where they
 * are, a slab once by each task: the arithmetic on a byte read is so great that this is no more
 * than a few percent of the time. Nothing on the driver grows with the number of points. The result
 * is the same, bit for bit, as that of {@link io.remblai.certificate.DualBound}, whatever the
 * partitions.
 */
public final class FullCertificate {

  /** A task's length, as estimated: starting it and reading its slab should not show. */
  private static final double TASK_SECONDS = 4;

  /** What a slab holds: a task reads it whole, perhaps from another machine. */
  private static final long SLAB_BYTES = 96L << 20;

  private final JavaSparkContext context;
  private final GroundCost cost;
  private final int dim;
  private final double taskSeconds;
  private final long slabBytes;

  public FullCertificate(JavaSparkContext context, GroundCost cost, int dim) {
    this(context, cost, dim, TASK_SECONDS, SLAB_BYTES);
  }

  /** With tasks and slabs of another size. */
  FullCertificate(
      JavaSparkContext context, GroundCost cost, int dim, double taskSeconds, long slabBytes) {
    this.context = context;
    this.cost = cost;
    this.dim = dim;
    this.taskSeconds = taskSeconds;
    this.slabBytes = slabBytes;
  }

  /**
   * The bound from the potentials that the pairs carry, whatever they are. O(n^2 dim).
   *
   * @param pairs the whole map; read several times: should be persisted
   */
  public Certificate certify(JavaRDD<PairBlock> pairs) {
    return certify(pairs, pairs, new DualTotals());
  }

  /**
   * The bound of a map into a larger cloud (see {@link io.remblai.certificate.DualBound}).
   *
   * @param pairs the whole map, the smaller cloud as its source; should be persisted
   * @param free the targets that are left out, each beside some source; likewise. No potential of
   *     either is above zero
   */
  public Certificate certify(JavaRDD<PairBlock> pairs, JavaRDD<PairBlock> free) {
    DualTotals left = new DualTotals();
    free.mapPartitions(new SumFree()).collect().forEach(left::mergeWith);
    return certify(pairs, pairs.union(free), left);
  }

  private Certificate certify(
      JavaRDD<PairBlock> pairs, JavaRDD<PairBlock> places, DualTotals left) {
    Pass pass = scores(pairs, places, "certificate: least reduced cost of every source");
    return finish(
        pairs.zipPartitions(pass.scores, new AttachPotentials(pass.frame, pass.points)),
        pass,
        left);
  }

  /**
   * One step of ascent, g(y) = min over all x of c(x, y) - f(x): raises potentials of targets,
   * lowers none, and with them the bound. As much work as the certificate. A second step would
   * change nothing but roundings.
   */
  public Certificate raise(Certificate certificate) {
    JavaRDD<CertifiedPairs> certified = certificate.pairs();
    JavaRDD<PairBlock> exchanged = certified.map(new RaisePotentials.ExchangeRoles());
    Pass pass = scores(exchanged, exchanged, "certificate: least reduced cost of every target");
    return finish(
        certified.zipPartitions(pass.scores, new RaisePotentials(pass.frame, pass.points)),
        pass,
        new DualTotals());
  }

  /** What one pass over all pairs of points will bring, not yet computed. */
  private record Pass(
      Broadcast<DualFrame> frame,
      long points,
      JavaRDD<TargetSlab> slabs,
      JavaPairRDD<Long, RowScores> scores) {}

  private Pass scores(JavaRDD<PairBlock> pairs, JavaRDD<PairBlock> places, String description) {
    context.sc().setJobDescription("certificate: origins and extents");
    PairFrame.Measured measured = PairFrame.of(context, cost, places, dim);
    Broadcast<DualFrame> frame = context.broadcast(measured.frame());
    int partitions = pairs.getNumPartitions();
    JavaRDD<TargetSlab> slabs =
        places
            .coalesce(slabs(measured.points(), partitions))
            .mapPartitions(new FillSlabs(frame, dim, mostTargets()))
            .persist(StorageLevel.MEMORY_AND_DISK());
    slabs.count(); // before tasks all over the cluster ask for them and each computes its own
    JavaPairRDD<Long, RowScores> scores =
        pairs
            .mapPartitionsWithIndex(new KeyedBlock.Blocks(), true)
            .cartesian(slabs)
            .mapToPair(new ScoreBlocks(frame))
            .reduceByKey(new KeyedBlock.ByPartition(partitions), new RowScores.Merge());
    context.sc().setJobDescription(description);
    return new Pass(frame, measured.points(), slabs, scores);
  }

  /** So many that neither a slab nor a task is too large, but no more than partitions. */
  private int slabs(long points, int partitions) {
    double tasks = CertificateWork.of(points, dim).seconds(1) / taskSeconds;
    double bytes = (double) points * Float.BYTES * dim;
    double wanted = Math.max(tasks / partitions, bytes / slabBytes);
    return (int) Math.max(1, Math.min(partitions, Math.ceil(wanted)));
  }

  private int mostTargets() {
    return (int) Math.max(1, slabBytes / ((long) Float.BYTES * dim));
  }

  private Certificate finish(JavaRDD<CertifiedPairs> pairs, Pass pass, DualTotals left) {
    DualTotals totals = left;
    pairs.mapPartitions(new SumDuals(cost)).collect().forEach(totals::mergeWith);
    pass.slabs.unpersist(false);
    if (totals.pairs() + totals.free() != pass.points) {
      throw new IllegalStateException(
          "%d pairs and rows left out of %d came back with a bound"
              .formatted(totals.pairs() + totals.free(), pass.points));
    }
    return new Certificate(pairs, totals.pairs(), totals.meanCost(), totals.lowerBound());
  }

  /** Adds up the potentials of a partition's targets that are left out. */
  static final class SumFree implements FlatMapFunction<Iterator<PairBlock>, DualTotals> {

    private static final long serialVersionUID = 1;

    @Override
    public Iterator<DualTotals> call(Iterator<PairBlock> free) {
      DualTotals totals = new DualTotals();
      while (free.hasNext()) {
        totals.addFree(free.next().potentials());
      }
      return List.of(totals).iterator();
    }
  }

  /** Adds up costs and potentials of a partition's pairs, exactly. */
  static final class SumDuals implements FlatMapFunction<Iterator<CertifiedPairs>, DualTotals> {

    private static final long serialVersionUID = 1;

    private final GroundCost cost;

    SumDuals(GroundCost cost) {
      this.cost = cost;
    }

    @Override
    public Iterator<DualTotals> call(Iterator<CertifiedPairs> pairs) {
      DualTotals totals = new DualTotals();
      while (pairs.hasNext()) {
        pairs.next().addTo(totals, cost);
      }
      return List.of(totals).iterator();
    }
  }
}
