package io.remblai.spark.partial.choice;

import io.remblai.geometry.GroundCost;
import io.remblai.refine.CoarsePotentials;
import io.remblai.refine.TargetPotentials;
import io.remblai.refine.partial.SamplePotentials;
import io.remblai.spark.FirstRows;
import io.remblai.spark.PairBlock;
import io.remblai.spark.PointBlock;
import io.remblai.spark.RowRank;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/**
 * A first choice of the targets to be matched: those of least height, by a sample of both clouds.
 * What was seen of the targets is kept until {@link #unpersist}.
 */
public final class TargetChoice {

  private final JavaRDD<PointBlock> targets;
  private final Broadcast<SampledSources> sample;
  private final JavaRDD<SeenTargets> seen;
  private final Broadcast<RowRank> last;

  private TargetChoice(
      JavaRDD<PointBlock> targets,
      Broadcast<SampledSources> sample,
      JavaRDD<SeenTargets> seen,
      Broadcast<RowRank> last) {
    this.targets = targets;
    this.sample = sample;
    this.seen = seen;
    this.last = last;
  }

  /** Chooses n of m targets. */
  public static TargetChoice of(
      JavaSparkContext context,
      GroundCost cost,
      JavaRDD<PointBlock> source,
      int n,
      JavaRDD<PointBlock> target,
      int m) {
    PointBlock x = first(source, SamplePotentials.sampleSources(n, m), n);
    PointBlock y = first(target, SamplePotentials.sampleTargets(n, m), m);
    SamplePotentials potentials =
        SamplePotentials.of(cost, x.coordinates(), n, y.coordinates(), m, x.dim());
    Broadcast<SampledSources> sample = context.broadcast(new SampledSources(potentials, x));
    JavaRDD<SeenTargets> seen =
        target.mapPartitions(new SeenTargets.Look(sample)).persist(StorageLevel.MEMORY_AND_DISK());
    Broadcast<RowRank> last = context.broadcast(HeightSearch.find(target, seen, n));
    return new TargetChoice(target, sample, seen, last);
  }

  /** The first {@code wanted} rows of a cloud in canonical order. */
  private static PointBlock first(JavaRDD<PointBlock> cloud, int wanted, int size) {
    long bound = CoarsePotentials.keyBound(wanted, size);
    PointBlock rows = PointBlock.concat(cloud.mapPartitions(new FirstRows(bound)).collect());
    if (rows.size() < wanted) { // As good as never: keys are spread evenly.
      List<PointBlock> all = cloud.mapPartitions(new FirstRows(-1)).collect();
      rows = PointBlock.concat(all);
    }
    return rows.select(Arrays.copyOf(rows.canonicalOrder(), wanted));
  }

  /** Potentials and suitors of any target. */
  public Broadcast<? extends TargetPotentials> sample() {
    return sample;
  }

  /** The targets that are chosen. */
  public JavaRDD<PointBlock> chosen() {
    return targets.zipPartitions(seen, new ChosenTargets(last));
  }

  /** The targets that are not, with their suitors and potentials. */
  public JavaRDD<PairBlock> free() {
    return targets.zipPartitions(seen, new FreeTargets(last, sample));
  }

  public void unpersist() {
    seen.unpersist(false);
  }
}
