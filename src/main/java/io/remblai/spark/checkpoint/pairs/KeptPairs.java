package io.remblai.spark.checkpoint.pairs;

import io.remblai.spark.LiteralPaths;
import io.remblai.spark.PairBlock;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Pairs as they are kept: ids, where each pair stood, leaf and potential, but no points. */
public final class KeptPairs {

  private final JavaRDD<PairColumns> columns;
  private final CloudPair clouds;

  private KeptPairs(JavaRDD<PairColumns> columns, CloudPair clouds) {
    this.columns = columns;
    this.clouds = clouds;
  }

  /** Pairs, at most one block in each partition, as the table that is to be kept. */
  public static Dataset<Row> table(
      SparkSession session, JavaRDD<PairBlock> pairs, CloudPair clouds) {
    return session.createDataFrame(
        pairs.mapPartitionsWithIndex(new PairFunctions.ToRows(), true),
        PairColumns.schema(clouds.textSources(), clouds.textTargets()));
  }

  /** The digest that the table of these pairs must have. */
  public static Digest digest(JavaRDD<PairBlock> pairs) {
    return Digest.of(
        pairs.mapPartitionsWithIndex(new PairFunctions.DigestBlocks(), true).collect());
  }

  /** The table in some Parquet files, not yet read. */
  public static KeptPairs in(SparkSession session, String[] files, CloudPair clouds) {
    boolean textSources = clouds.textSources();
    boolean textTargets = clouds.textTargets();
    JavaRDD<PairColumns> columns =
        LiteralPaths.reader(session)
            .schema(PairColumns.schema(textSources, textTargets))
            .parquet(files)
            .javaRDD()
            .mapPartitions(new PairFunctions.FromRows(textSources, textTargets));
    return new KeptPairs(columns, clouds);
  }

  /** The digest of what is there. */
  public Digest digest() {
    return Digest.of(columns.map(new PairFunctions.DigestColumns()).collect());
  }

  /** The pairs with their points in the partitions they were in, computed when needed. */
  public JavaRDD<PairBlock> pairs(int partitions) {
    return PairJoin.join(columns, clouds, partitions);
  }
}
