package io.remblai.job.frlc;

import io.remblai.geometry.GroundCost;
import io.remblai.job.process.ExitCode;
import io.remblai.job.process.JobException;
import io.remblai.job.run.RunIdentity;
import io.remblai.spark.Side;
import io.remblai.spark.input.CheckedClouds;
import io.remblai.spark.input.CloudReader;
import io.remblai.spark.lowrank.problem.CloudTotals;
import io.remblai.spark.lowrank.problem.FactoredClouds;
import io.remblai.spark.lowrank.problem.GivenCloud;
import io.remblai.spark.table.InputException;
import io.remblai.spark.table.RowCount;
import io.remblai.spark.table.TableLocation;
import io.remblai.spark.table.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;

/**
 * Both tables as they were read and checked.
 *
 * @param clouds the points
 * @param source with its totals
 * @param target with its totals
 */
record CouplingInputs(CheckedClouds clouds, GivenCloud source, GivenCloud target) {

  /** Reads both tables; refuses weights that are none and settings that do not fit the rows. */
  static CouplingInputs read(SparkSession session, RunIdentity identity, FrlcJobOptions options) {
    CloudReader reader =
        new CloudReader(
            session,
            new CloudReader.Options(
                options.problem().cost(),
                options.standardize(),
                options.badRows(),
                options.settings().seed(),
                options.spaces()));
    CheckedClouds clouds =
        reader.read(
            spec(Side.SOURCE, identity.location("source", options.source()), options),
            spec(Side.TARGET, identity.location("target", options.target()), options));
    try {
      if (options.solver() == CouplingSolver.TRANSPORT_CLUSTERING) {
        clouds.requireEqualSizes();
      }
      CouplingInputs inputs =
          new CouplingInputs(
              clouds,
              GivenCloud.of(Side.SOURCE, clouds.points(Side.SOURCE), clouds.layout(Side.SOURCE)),
              GivenCloud.of(Side.TARGET, clouds.points(Side.TARGET), clouds.layout(Side.TARGET)));
      inputs.refuseBadWeights(options);
      inputs.refuseMisfits(options);
      return inputs;
    } catch (Throwable refused) {
      clouds.unpersist();
      throw refused;
    }
  }

  private static TableSpec spec(Side side, TableLocation location, FrlcJobOptions options) {
    return new TableSpec(side, location, options.idColumn(), options.columns());
  }

  private void refuseBadWeights(FrlcJobOptions options) {
    List<String> problems = new ArrayList<>();
    options
        .weight()
        .ifPresent(
            column -> {
              describeWeights(source, column, problems);
              describeWeights(target, column, problems);
            });
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
  }

  private void describeWeights(GivenCloud cloud, String column, List<String> problems) {
    String table = clouds.spec(cloud.side()).described();
    CloudTotals totals = cloud.totals();
    if (totals.negativeWeights() > 0) {
      problems.add(
          ("%s has %s whose `%s` is negative (first id: %s). Weights are masses, at least 0: fix"
                  + " the column, or name another with --weight-col; nothing was written.")
              .formatted(
                  table,
                  RowCount.of(totals.negativeWeights()),
                  column,
                  totals.firstNegativeWeight().orElseThrow()));
    } else if (totals.weight() == 0) {
      problems.add(
          ("%s has %s, and `%s` is 0 in all of them. Some must weigh something: fix the column, or"
                  + " name another with --weight-col; nothing was written.")
              .formatted(table, RowCount.of(totals.points(), "usable"), column));
    }
  }

  private void refuseMisfits(FrlcJobOptions options) {
    List<String> problems = new ArrayList<>();
    describeRank(source, options.settings().sourceRank(), problems);
    describeRank(target, options.settings().targetRank(), problems);
    int most = FactoredClouds.mostCostRank(source.totals().points(), target.totals().points());
    if (options.problem().cost() == GroundCost.EUCLIDEAN && most < 1) {
      problems.add("--cost euclidean is sampled, and needs at least 3 rows in either table");
    }
    options
        .problem()
        .costRank()
        .ifPresent(
            rank -> {
              if (rank > most) {
                problems.add(
                    String.format(
                        Locale.ROOT,
                        "--cost-rank %d is not below half of the rows it can be sampled from: at most"
                            + " %d",
                        rank,
                        most));
              }
            });
    if (!problems.isEmpty()) {
      throw new JobException(ExitCode.USAGE, String.join("\n", problems) + "; nothing was written");
    }
  }

  private void describeRank(GivenCloud cloud, int rank, List<String> problems) {
    long points = cloud.totals().points();
    if (rank > points) {
      problems.add(
          "--rank %d is more than the %s of the %s; name a rank of at most %d"
              .formatted(rank, RowCount.of(points, "usable"), cloud.side(), points));
    }
  }
}
