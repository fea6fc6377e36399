package io.remblai.job.verify;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.remblai.job.argument.ArgumentValues;
import io.remblai.job.output.Manifest;
import io.remblai.job.output.OutputFolder;
import io.remblai.job.process.Console;
import io.remblai.job.process.ExitCode;
import io.remblai.job.process.JobException;
import io.remblai.job.process.Redaction;
import io.remblai.job.process.SessionScope;
import io.remblai.spark.LiteralPaths;
import io.remblai.spark.Side;
import io.remblai.spark.balance.BalanceTable;
import io.remblai.spark.input.BadRowPolicy;
import io.remblai.spark.output.BijectionCheck;
import io.remblai.spark.output.PairTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * Checks an output against its inputs in plain SQL, sharing none of the code that made it but the
 * books of ids.
 */
public final class VerifyJob {

  static final int SHOWN = 3;

  private final SparkSession session;
  private final VerifyOptions options;
  private final Console console;
  private final List<Check> checks = new ArrayList<>();

  private VerifyJob(SparkSession session, VerifyOptions options, Console console) {
    this.session = session;
    this.options = options;
    this.console = console;
  }

  /** Verifies in the session that is there or in one of its own. */
  public static ExitCode run(VerifyOptions options, Console console) {
    try (SessionScope scope = SessionScope.open("remblai verify", console)) {
      return new VerifyJob(scope.session(), options, console).run();
    }
  }

  private ExitCode run() {
    OutputFolder output =
        OutputFolder.at(options.out(), session.sparkContext().hadoopConfiguration());
    Optional<Manifest> manifest = output.manifest();
    note("manifest", manifest.isPresent(), manifest.map(Manifest::runId).orElse("missing"));
    manifest.ifPresent(
        present -> note("status", present.finished(), "status is " + present.status()));
    if (manifest.filter(Manifest::finished).isPresent()) {
      refuseOtherCommands(manifest.get());
      checkTables(manifest.get());
    }
    return report();
  }

  private void begin(String part) {
    console.progress(part);
    session.sparkContext().setJobDescription("verify: " + Redaction.of(session).text(part));
  }

  private void refuseOtherCommands(Manifest manifest) {
    String command = manifest.text("command").orElse("hiref");
    if (!command.equals("hiref")) {
      throw new JobException(
          ExitCode.USAGE,
          ("--out %s was written by %s; verify checks outputs of hiref only."
                  + " %s read back and checked its own before it published them")
              .formatted(options.out(), command, command));
    }
  }

  private void checkTables(Manifest manifest) {
    begin("reading " + options.out());
    Dataset<Row> pairs = table("pairs");
    RecordedInput source = RecordedInput.of(session, manifest, Side.SOURCE, options.source());
    RecordedInput target = RecordedInput.of(session, manifest, Side.TARGET, options.target());
    begin("checking ids");
    checkBooks(manifest, source, pairs.select(PairTable.SOURCE_ID));
    checkBooks(manifest, target, pairs.select(PairTable.TARGET_ID));
    begin("checking costs");
    checks.addAll(new CostCheck(manifest).of(pairs, source.points(), target.points()));
    begin("checking what else the manifest tells");
    new BoundCheck(manifest).of(pairs).forEach(checks::add);
    checkPaths(pairs);
    checks.addAll(new LimitCheck(manifest).of(pairs, table("unmatched")));
    checks.addAll(new QualityCheck(manifest).of(pairs, () -> table(BalanceTable.NAME)));
    PairingCheck pairing = new PairingCheck(manifest);
    checks.addAll(pairing.of(pairs, source, target));
    if (pairing.isGrouped()) {
      checks.add(pairing.sums(table("groups"), pairs.count()));
    }
    checks.addAll(new MassCheck(manifest).of(pairs, source, target));
    checkStages();
  }

  private void checkBooks(Manifest manifest, RecordedInput input, Dataset<Row> paired) {
    String side = input.side().toString();
    BijectionCheck books =
        BijectionCheck.of(
            side,
            text(input.ids()),
            text(new MassCheck(manifest).isShared(input.side()) ? paired.distinct() : paired),
            setAside(side, table("unmatched"), table("rejects")));
    List<String> problems = books.problems();
    note(
        side + " ids",
        problems.isEmpty(),
        problems.isEmpty()
            ? String.format(Locale.ROOT, "%,d, each once and from the input", books.paired())
            : String.join("; ", problems));
    long dropped =
        manifest.configured("on-bad-row").equals(Optional.of(written(BadRowPolicy.DROP)))
            ? manifest.number(side, "rejected").orElse(0.0).longValue()
            : 0;
    List<String> imbalance = new ArrayList<>(books.imbalance(dropped));
    long unmatched = rows("unmatched", side);
    if (manifest.number(side, "accepted").orElse(-1.0) != books.paired() + unmatched) {
      imbalance.add(side + ": the manifest counts other rows than the pairs and the unmatched");
    }
    if (manifest.number("counts", "unmatched_" + side).orElse(0.0) != unmatched) {
      imbalance.add(side + ": the manifest counts other rows than " + unmatched + " unmatched");
    }
    note(
        side + " rows",
        imbalance.isEmpty(),
        imbalance.isEmpty()
            ? String.format(
                Locale.ROOT,
                "%,d given = %,d paired + %,d set aside + %,d dropped%s",
                books.given(),
                books.paired(),
                books.setAside(),
                dropped,
                dropped == 0 ? "" : " (by count: --on-bad-row drop keeps no list of them)")
            : String.join("; ", imbalance));
  }

  private long rows(String table, String side) {
    return table(table).filter(col("side").equalTo(side)).count();
  }

  /** A path is a list, perhaps empty, of turns 0 or 1; it fits a long with its leading bit. */
  private void checkPaths(Dataset<Row> pairs) {
    Column path = col(PairTable.BLOCK_PATH);
    Column turns = functions.array(lit(0), lit(1));
    Column sound =
        path.isNotNull()
            .and(functions.size(path).lt(Long.SIZE))
            .and(functions.size(functions.array_except(path, turns)).equalTo(0));
    List<String> first = firstIds(pairs.filter(functions.not(sound)));
    note(
        "block paths",
        first.isEmpty(),
        first.isEmpty() ? "lists of turns" : "malformed at source ids " + String.join(", ", first));
  }

  /** Rounding of the two sums apart, no stage may raise the cost it found. */
  private void checkStages() {
    Column risen = col("cost_after").gt(col("cost_before").multiply(lit(1 + 1e-9)));
    List<Row> rows = table("levels").filter(risen).select("stage", "level").takeAsList(SHOWN);
    note("stages", rows.isEmpty(), rows.isEmpty() ? "cost never rises" : "cost rises in " + rows);
  }

  static List<String> firstIds(Dataset<Row> pairs) {
    return pairs.select(PairTable.SOURCE_ID).orderBy(PairTable.SOURCE_ID).takeAsList(SHOWN).stream()
        .map(row -> String.valueOf(row.get(0)))
        .toList();
  }

  private ExitCode report() {
    for (Check check : checks) {
      console.result(
          "%-6s %-12s %s"
              .formatted(check.passed() ? "pass" : "FAIL", check.name(), check.detail()));
    }
    long failed = checks.stream().filter(check -> !check.passed()).count();
    console.result(
        failed == 0
            ? "all " + checks.size() + " checks passed: " + options.out()
            : failed + " of " + checks.size() + " checks failed: " + options.out());
    return failed == 0 ? ExitCode.DONE : ExitCode.FAILED;
  }

  private Dataset<Row> table(String name) {
    return LiteralPaths.reader(session).parquet(new Path(options.out(), name).toString());
  }

  private static Dataset<Row> setAside(String side, Dataset<Row> unmatched, Dataset<Row> rejects) {
    return unmatched
        .select("side", "id")
        .union(rejects.select("side", "id"))
        .filter(col("side").equalTo(side))
        .select("id");
  }

  /** Ids as text: the tables of rows set aside hold both sides' in one column. */
  private static Dataset<Row> text(Dataset<Row> ids) {
    Dataset<Row> named = ids.toDF("id");
    return named.select(named.col("id").cast("string"));
  }

  private static String written(BadRowPolicy policy) {
    return ArgumentValues.written(policy);
  }

  private void note(String name, boolean passed, String detail) {
    checks.add(new Check(name, passed, detail));
  }
}
