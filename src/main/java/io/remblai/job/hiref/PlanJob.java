package io.remblai.job.hiref;

import io.remblai.job.bound.BoundText;
import io.remblai.job.hiref.group.GroupText;
import io.remblai.job.hiref.group.PlannedGroups;
import io.remblai.job.hiref.mass.MassText;
import io.remblai.job.hiref.unequal.Unequal;
import io.remblai.job.process.Console;
import io.remblai.job.process.ExitCode;
import io.remblai.job.process.JobException;
import io.remblai.job.process.Redaction;
import io.remblai.refine.RefineOptions;
import io.remblai.refine.RefinePlan;
import io.remblai.spark.Side;
import io.remblai.spark.group.GroupPlan;
import io.remblai.spark.table.FeatureArray;
import io.remblai.spark.table.InputException;
import io.remblai.spark.table.RowCount;
import io.remblai.spark.table.TableColumns;
import io.remblai.spark.table.TableColumns.Projection;
import io.remblai.spark.table.TableLocation;
import io.remblai.spark.table.TableSpec;
import io.remblai.spark.table.TableSpec.NumericColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** Says what a run would do; looks at schemas, counts and one vector. */
final class PlanJob {

  /** Rows of a cloud are counted in 32 bits, with room for rounding up. */
  private static final int MOST_POINTS = 2_000_000_000;

  private final SparkSession session;
  private final HirefOptions options;
  private final Console console;
  private final List<String> problems = new ArrayList<>();

  PlanJob(SparkSession session, HirefOptions options, Console console) {
    this.session = session;
    this.options = options;
    this.console = console;
  }

  ExitCode run() {
    session.sparkContext().setJobDescription("plan: look at both tables");
    Dataset<Row> source = open(Side.SOURCE, options.source());
    Dataset<Row> target = open(Side.TARGET, options.target());
    Optional<Projection> left = project(Side.SOURCE, options.source(), source);
    Optional<Projection> right = project(Side.TARGET, options.target(), target);
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
    long sources = source.count();
    long targets = target.count();
    if (sources == 0) {
      throw new InputException(List.of("source " + options.source() + " has no rows"));
    }
    int dim = dimension(source);
    Optional<GroupPlan> groups =
        options.pairing().isGrouped()
            ? Optional.of(
                PlannedGroups.of(
                    left.orElseThrow(), right.orElseThrow(), Layout.settings(dim, options)))
            : Optional.empty();
    RefinePlan plan =
        groups.isPresent()
            ? plan(groups.get().largest(), groups.get().largest(), dim, options.refine())
            : plan(
                options.masses().sources(sources),
                options.masses().targets(targets),
                dim,
                options.refine());
    console.result("remblai hiref would do this; rows have not been checked, nothing was written:");
    PlanText.lines(plan, bound(plan)).forEach(console::result);
    groups.ifPresent(this::showGroups);
    if (groups.isEmpty() && options.match().unequal() != Unequal.ERROR) {
      MassText.how(options.match(), options.masses(), sources, targets, dim, options.refine())
          .ifPresent(this::showUnequal);
    }
    console.result("with:");
    Redaction.of(session)
        .settings(options.configuration())
        .forEach((name, value) -> console.result("  %-16s %s".formatted(name, value)));
    if (groups.isEmpty()) {
      MassText.warning(options.match(), options.masses(), sources, targets)
          .ifPresent(text -> console.result("warning: " + text));
    }
    return ExitCode.DONE;
  }

  private void showUnequal(String how) {
    console.result("  unequal          " + how);
    console.result("                   (above is the plan of the larger table)");
  }

  private void showGroups(GroupPlan groups) {
    console.result(
        "  groups           %,d: %s".formatted(groups.groups().size(), GroupText.how(groups)));
    console.result("                   (above is the plan of the largest group)");
    GroupText.warnings(groups).forEach(warning -> console.result("                   " + warning));
  }

  private Dataset<Row> open(Side side, String location) {
    return Inputs.spec(side, TableLocation.parse(location), options).location().open(session);
  }

  /** Looks at the columns of a table. */
  private Optional<Projection> project(Side side, String location, Dataset<Row> table) {
    TableSpec spec = Inputs.spec(side, TableLocation.parse(location), options);
    return new TableColumns(spec, table).project(problems);
  }

  private String bound(RefinePlan plan) {
    int cores = session.sparkContext().defaultParallelism();
    return BoundText.work(options.bound().certify(), plan.points(), plan.dim(), cores);
  }

  /**
   * The plan of a run, that of the larger cloud; settings that do not fit the data are wrong
   * arguments.
   */
  static RefinePlan plan(long sources, long targets, int dim, RefineOptions refine) {
    long points = Math.max(sources, targets);
    if (points > MOST_POINTS) {
      throw new InputException(
          List.of(
              String.format(
                  Locale.ROOT,
                  "%s has %s, but hiref maps at most %,d points on either side; map parts of"
                      + " the tables apart; nothing was written",
                  sources < targets ? Side.TARGET : Side.SOURCE,
                  RowCount.of(points),
                  MOST_POINTS)));
    }
    try {
      return RefinePlan.of(points, dim, refine);
    } catch (IllegalArgumentException e) {
      throw new JobException(ExitCode.USAGE, e.getMessage() + "; nothing was written");
    }
  }

  private int dimension(Dataset<Row> table) {
    if (options.features() instanceof NumericColumns numbers) {
      return numbers.columns().size();
    }
    Column vector = new FeatureArray("source " + options.source(), table).of(options.features());
    List<Row> first =
        table
            .select(functions.size(vector).as("dim"))
            .filter(functions.col("dim").gt(0))
            .takeAsList(1);
    if (first.isEmpty()) {
      throw new InputException(List.of("source " + options.source() + " has no usable vector"));
    }
    return first.get(0).getInt(0);
  }
}
