package io.remblai.spark.pairing;

import io.remblai.spark.PairBlock;
import io.remblai.spark.PointBlock;
import io.remblai.spark.output.PairTable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;

/**
 * The pairs of a finished map with their points, and the points that are in no pair: those of rows
 * that came since, and those whose partner is gone. Points cross the network once on the target
 * side and twice on the source side. Cached once it was read, until {@link #unpersist}.
 */
public final class RejoinedPairs {

  private final JavaRDD<Meeting.Met> met;

  private RejoinedPairs(JavaRDD<Meeting.Met> met) {
    this.met = met;
  }

  /**
   * Joins the table of pairs of a finished map with two clouds.
   *
   * @param pairs columns {@code source_id}, {@code target_id}, {@code block_path} and any others
   * @param source points with distinct ids
   * @param target likewise
   * @param textSources whether the source's ids are text; else they are numbers
   * @param textTargets likewise
   */
  public static RejoinedPairs of(
      Dataset<Row> pairs,
      JavaRDD<PointBlock> source,
      JavaRDD<PointBlock> target,
      boolean textSources,
      boolean textTargets) {
    int buckets = Math.max(source.context().defaultParallelism(), source.getNumPartitions());
    JavaRDD<IdPairs> ids =
        pairs
            .select(
                pairs.col(PairTable.SOURCE_ID).cast(textSources ? "string" : "long"),
                pairs.col(PairTable.TARGET_ID).cast(textTargets ? "string" : "long"),
                functions.col(PairTable.BLOCK_PATH))
            .queryExecution()
            .toRdd()
            .toJavaRDD()
            .mapPartitions(new ReadIdPairs(textSources, textTargets));
    HashPartitioner home = new HashPartitioner(buckets); // An int hashes to itself.
    return new RejoinedPairs(
        source
            .flatMapToPair(new Meeting.PointsToBuckets(buckets))
            .cogroup(ids.flatMapToPair(new Meeting.PairsToBuckets(buckets)), home)
            .flatMapToPair(new Meeting.MeetSources(buckets))
            .cogroup(target.flatMapToPair(new Meeting.PointsToBuckets(buckets)), home)
            .flatMap(new Meeting.MeetTargets())
            .persist(StorageLevel.MEMORY_AND_DISK()));
  }

  /** The pairs both of whose points are there, in each partition at most one block. */
  public JavaRDD<PairBlock> pairs() {
    return met.flatMap(new Pairs());
  }

  /** Sources that are in no such pair. */
  public JavaRDD<PointBlock> leftSources() {
    return met.flatMap(new Left(true));
  }

  /** Targets that are in no such pair. */
  public JavaRDD<PointBlock> leftTargets() {
    return met.flatMap(new Left(false));
  }

  /** Frees the cached blocks. */
  public void unpersist() {
    met.unpersist();
  }

  /** Takes out the pairs. */
  static final class Pairs implements FlatMapFunction<Meeting.Met, PairBlock> {
    private static final long serialVersionUID = 1;

    @Override
    public Iterator<PairBlock> call(Meeting.Met met) {
      return (met.pairs == null ? List.<PairBlock>of() : List.of(met.pairs)).iterator();
    }
  }

  /** Takes out the points that are left of a side. */
  static final class Left implements FlatMapFunction<Meeting.Met, PointBlock> {
    private static final long serialVersionUID = 1;
    private final boolean sources;

    Left(boolean sources) {
      this.sources = sources;
    }

    @Override
    public Iterator<PointBlock> call(Meeting.Met met) {
      PointBlock left = sources ? met.leftSources : met.leftTargets;
      return (left == null ? List.<PointBlock>of() : List.of(left)).iterator();
    }
  }
}
