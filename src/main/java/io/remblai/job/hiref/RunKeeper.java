package io.remblai.job.hiref;

import io.remblai.job.hiref.warm.WarmStart;
import io.remblai.job.output.Checkpoints;
import io.remblai.job.process.Console;
import io.remblai.job.run.PublishedRun;
import io.remblai.spark.Side;
import io.remblai.spark.checkpoint.CheckpointStore;
import io.remblai.spark.checkpoint.StageFolders;
import io.remblai.spark.checkpoint.pairs.CloudPair;
import io.remblai.spark.input.CheckedClouds;
import io.remblai.spark.progress.StageKeeper;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StringType;

/**
 * Where a run keeps its stages, and what it starts from.
 *
 * @param session to write with
 * @param published whose output the stages lie beside
 * @param options of the run
 * @param warm an earlier output, if the run starts from one
 * @param console told of what is kept
 */
record RunKeeper(
    SparkSession session,
    PublishedRun published,
    HirefOptions options,
    WarmStart warm,
    Console console) {

  /** Keeps the stages beside the output. */
  StageKeeper of(CheckedClouds clouds) {
    Checkpoints checkpoints = published.checkpoints();
    StageFolders folders =
        new StageFolders(
            checkpoints.files(),
            checkpoints.path(),
            options.keepCheckpoints(),
            () -> checkpoints.announce(published.now()));
    CloudPair pair =
        new CloudPair(
            clouds.source(),
            clouds.target(),
            clouds.idType(Side.SOURCE) instanceof StringType,
            clouds.idType(Side.TARGET) instanceof StringType);
    StageKeeper stages =
        new CheckpointStore(
            session, folders, options.checkpoints(), pair, line -> console.progress("  " + line));
    return warm.keeper(stages, pair, clouds, options.refine(), console);
  }
}
