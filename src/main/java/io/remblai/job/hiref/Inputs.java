package io.remblai.job.hiref;

import io.remblai.job.hiref.unequal.Unequal;
import io.remblai.job.run.RunIdentity;
import io.remblai.spark.Side;
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
      if (options.match().unequal() == Unequal.ERROR
          && !options.pairing().isGrouped()
          && options.masses().isDefault()) {
        clouds.requireEqualSizes();
      }
    } catch (Throwable refused) {
      clouds.unpersist();
      throw refused;
    }
    return clouds;
  }

  static TableSpec spec(Side side, TableLocation location, HirefOptions options) {
    return new TableSpec(
        side,
        location,
        options.idColumn(),
        options.features(),
        options.pairing().columns(),
        options.masses().weight());
  }
}
