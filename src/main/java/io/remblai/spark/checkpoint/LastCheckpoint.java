package io.remblai.spark.checkpoint;

import io.remblai.spark.LiteralPaths;
import io.remblai.spark.PairBlock;
import io.remblai.spark.checkpoint.StageMarker.Content;
import io.remblai.spark.checkpoint.pairs.CloudPair;
import io.remblai.spark.checkpoint.pairs.Digest;
import io.remblai.spark.checkpoint.pairs.KeptPairs;
import io.remblai.spark.progress.PairProgress;
import io.remblai.spark.progress.SplitProgress;
import io.remblai.spark.progress.TopCut;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;

/** The last checkpoint that is whole and holds what its marker says. Not thread safe. */
final class LastCheckpoint {

  private final SparkSession session;
  private final StageFolders folders;
  private final CloudPair clouds;
  private final Consumer<String> listener;
  private boolean looked;
  private Optional<StageMarker> found = Optional.empty();
  private Optional<KeptPairs> foundPairs = Optional.empty();
  private List<TopCut> foundCuts = List.of();

  LastCheckpoint(
      SparkSession session, StageFolders folders, CloudPair clouds, Consumer<String> listener) {
    this.session = session;
    this.folders = folders;
    this.clouds = clouds;
    this.listener = listener;
  }

  Optional<PairProgress> pairs() {
    look();
    return foundPairs.map(
        kept -> {
          StageMarker marker = found.orElseThrow();
          JavaRDD<PairBlock> pairs = kept.pairs(marker.partitions());
          return new PairProgress(marker.stages(), marker.rounds(), pairs, marker.cost());
        });
  }

  Optional<SplitProgress> split() {
    look();
    return found
        .filter(marker -> marker.content() == Content.CUTS)
        .map(
            marker ->
                new SplitProgress(marker.stages(), foundCuts, marker.estimates(), marker.mean()));
  }

  /** Finds the last checkpoint that is whole and what its marker says. */
  private void look() {
    if (looked) {
      return;
    }
    looked = true;
    List<StageFolder> there = folders.latestFirst();
    for (StageFolder folder : there) {
      session.sparkContext().setJobDescription("look at " + folder.path().getName());
      try {
        Optional<String> text = folder.marker();
        if (text.isPresent()) {
          StageMarker marker = StageMarker.parse(text.get());
          read(folder, marker);
          found = Optional.of(marker);
          listener.accept("going on after " + StageNames.last(marker.stages()));
          return;
        }
      } catch (Exception damaged) { // Scala throws checked exceptions that Java does not see.
        foundPairs = Optional.empty();
        foundCuts = List.of();
        listener.accept(
            "warning: the checkpoint %s cannot be used (%s); looking for the one before it"
                .formatted(folder.path(), StageNames.reason(damaged)));
      }
    }
    if (!there.isEmpty()) {
      listener.accept("no checkpoint can be used: starting from the beginning");
    }
  }

  private void read(StageFolder folder, StageMarker marker) throws IOException {
    Optional<String> damage = folder.damage(marker.table());
    if (damage.isPresent()) {
      throw new IOException(damage.get());
    }
    Digest held;
    if (marker.content() == Content.PAIRS) {
      KeptPairs kept = KeptPairs.in(session, folder.tableFiles(marker.table()), clouds);
      held = kept.digest();
      foundPairs = Optional.of(kept);
    } else {
      foundCuts =
          LiteralPaths.reader(session)
              .schema(CutTable.SCHEMA)
              .parquet(folder.tableFiles(marker.table()))
              .collectAsList()
              .stream()
              .map(CutTable::cut)
              .toList();
      held = new Digest(foundCuts.size(), CutTable.checksum(foundCuts));
    }
    if (held.rows() != marker.table().rows() || held.checksum() != marker.table().checksum()) {
      throw new IOException(
          "its %d rows are not the %d that were written"
              .formatted(held.rows(), marker.table().rows()));
    }
  }
}
