package io.remblai.job.hiref;

import io.remblai.job.hiref.unequal.Unequal;
import io.remblai.job.hiref.unequal.UnequalText;
import io.remblai.job.process.Console;
import io.remblai.job.process.ExitCode;
import io.remblai.job.process.JobException;
import io.remblai.job.run.RunIdentity;
import io.remblai.spark.Side;
import io.remblai.spark.checkpoint.CheckpointPace;
import io.remblai.spark.input.CheckedClouds;
import io.remblai.spark.input.CloudReader;
import io.remblai.spark.table.TableLocation;
import io.remblai.spark.table.TableSpec;
import org.apache.spark.sql.SparkSession;

/** Reads the two tables that a command was given. */
final class Inputs {

  private Inputs() {}

  /** Reads and checks both clouds, which must be of one size if the options say so. */
  static CheckedClouds read(SparkSession session, RunIdentity identity, HirefOptions options) {
    CloudReader reader =
        new CloudReader(
            session,
            new CloudReader.Options(
                options.refine().cost(),
                options.standardize(),
                options.badRows(),
                options.refine().seed()));
    CheckedClouds clouds =
        reader.read(
            spec(Side.SOURCE, identity.location("source", options.source()), options),
            spec(Side.TARGET, identity.location("target", options.target()), options));
    try {
      if (options.match().unequal() == Unequal.ERROR) {
        clouds.requireEqualSizes();
      }
    } catch (Throwable refused) {
      clouds.unpersist();
      throw refused;
    }
    return clouds;
  }

  /** What nobody should find out from the output only. */
  static void announce(CheckedClouds clouds, HirefOptions options, Console console) {
    long n = clouds.sourcePoints();
    long m = clouds.targetPoints();
    if (n == m) {
      return;
    }
    console.progress("warning: " + UnequalText.planned(options.match().unequal(), n, m));
    if (options.checkpoints() == CheckpointPace.EVERY_STAGE) {
      throw new JobException(
          ExitCode.USAGE,
          "--checkpoint every-stage: maps of tables of different size keep no checkpoints; say"
              + " --checkpoint none, or auto; nothing was written");
    }
    if (options.checkpoints() != CheckpointPace.NONE) {
      console.progress(
          "warning: maps of tables of different size keep no checkpoints; a run that is"
              + " interrupted starts from the beginning");
    }
  }

  static TableSpec spec(Side side, TableLocation location, HirefOptions options) {
    return new TableSpec(side, location, options.idColumn(), options.features());
  }
}
