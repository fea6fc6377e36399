package io.remblai.spark.checkpoint;

import io.remblai.refine.StageRecord;
import io.remblai.spark.PairBlock;
import io.remblai.spark.checkpoint.StageMarker.Content;
import io.remblai.spark.checkpoint.StageMarker.Table;
import io.remblai.spark.checkpoint.pairs.CloudPair;
import io.remblai.spark.checkpoint.pairs.Digest;
import io.remblai.spark.checkpoint.pairs.KeptPairs;
import io.remblai.spark.progress.PairProgress;
import io.remblai.spark.progress.SplitProgress;
import io.remblai.spark.progress.StageKeeper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Keeps the stages of a run in a folder, each in a folder of its own. Of pairs only ids, leaves and
 * potentials are written; points are found again in the tables.
 *
 * <p>A checkpoint that cannot be written is warned of and the run goes on without it; one that
 * cannot be read, or does not hold what its marker says, is warned of and the one before it used.
 * Not thread safe.
 */
public final class CheckpointStore implements StageKeeper {

  /** The last checkpoint and, should that prove damaged, the one before it. */
  private static final int KEPT = 2;

  private final SparkSession session;
  private final StageFolders folders;
  private final PaceClock clock;
  private final Consumer<String> listener;
  private final CloudPair clouds;
  private final LastCheckpoint last;

  /**
   * @param listener told what a user should know
   */
  public CheckpointStore(
      SparkSession session,
      StageFolders folders,
      CheckpointPace pace,
      CloudPair clouds,
      Consumer<String> listener) {
    this.session = session;
    this.folders = folders;
    this.clock = new PaceClock(pace, System::nanoTime);
    this.listener = listener;
    this.clouds = clouds;
    this.last = new LastCheckpoint(session, folders, clouds, listener);
  }

  @Override
  public Optional<PairProgress> pairs() {
    return last.pairs();
  }

  @Override
  public Optional<SplitProgress> split() {
    return last.split();
  }

  @Override
  public void keep(SplitProgress progress) {
    keep(progress.stages(), folder -> write(folder, progress));
  }

  @Override
  public Optional<JavaRDD<PairBlock>> keep(PairProgress progress) {
    return keep(progress.stages(), folder -> write(folder, progress));
  }

  /** Writes a table and its marker; answers what can be had from it. */
  private interface Writing<T> {
    T to(StageFolder folder) throws IOException;
  }

  private <T> Optional<T> keep(List<StageRecord> stages, Writing<T> writing) {
    if (!clock.due()) {
      return Optional.empty();
    }
    long start = clock.now();
    session.sparkContext().setJobDescription("checkpoint after " + StageNames.last(stages));
    try {
      T written = writing.to(folders.begin(stages.size()));
      folders.keepOnly(KEPT);
      return Optional.of(written);
    } catch (Exception failed) { // Scala throws checked exceptions that Java does not see.
      listener.accept(
          "warning: no checkpoint after %s (%s); going on without"
              .formatted(StageNames.last(stages), StageNames.reason(failed)));
      return Optional.empty();
    } finally {
      clock.wrote(start);
    }
  }

  private Table write(StageFolder folder, SplitProgress progress) throws IOException {
    List<Row> rows = progress.cuts().stream().map(CutTable::row).toList();
    save(folder, session.createDataFrame(rows, CutTable.SCHEMA).coalesce(1));
    Table table = new Table(folder.lengths(), rows.size(), CutTable.checksum(progress.cuts()));
    folder.mark(
        new StageMarker(
                Content.CUTS,
                progress.stages(),
                List.of(),
                0,
                0,
                progress.estimates(),
                progress.mean(),
                table)
            .text());
    return table;
  }

  private JavaRDD<PairBlock> write(StageFolder folder, PairProgress progress) throws IOException {
    JavaRDD<PairBlock> pairs = progress.pairs();
    Digest digest = KeptPairs.digest(pairs);
    save(folder, KeptPairs.table(session, pairs, clouds));
    Table table = new Table(folder.lengths(), digest.rows(), digest.checksum());
    folder.mark(
        new StageMarker(
                Content.PAIRS,
                progress.stages(),
                progress.rounds(),
                progress.cost(),
                pairs.getNumPartitions(),
                Map.of(),
                Optional.empty(),
                table)
            .text());
    return KeptPairs.in(session, folder.tableFiles(table), clouds).pairs(pairs.getNumPartitions());
  }

  private static void save(StageFolder folder, Dataset<Row> table) {
    table.write().mode("error").parquet(folder.table().toString());
  }
}
