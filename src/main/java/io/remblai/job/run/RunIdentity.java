package io.remblai.job.run;

import io.remblai.job.process.JobTitle;
import io.remblai.job.process.ProductVersion;
import io.remblai.job.process.Redaction;
import io.remblai.math.Kernels;
import io.remblai.spark.table.TableLocation;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.apache.hadoop.util.VersionInfo;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Who a run is: known before any row is read.
 *
 * @param command what was called
 * @param configuration every option in force, as it would be typed, secrets masked
 * @param runId time of the start and eight random hexadecimal digits
 * @param started time of the start
 * @param inputs what each table is, under its name
 * @param fingerprint what decides the result
 * @param versions versions of all that took part
 * @param redaction masks secrets in what the run tells of itself
 */
public record RunIdentity(
    String command,
    Map<String, String> configuration,
    String runId,
    Instant started,
    Map<String, InputIdentity> inputs,
    String fingerprint,
    Map<String, String> versions,
    Redaction redaction) {

  /** Version of the manifest's own layout. */
  private static final int FORMAT = 1;

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /**
   * A new run on two clouds; looks at the inputs' files, reads none.
   *
   * @param source path or table, as it was typed
   * @param target likewise
   */
  public static RunIdentity of(
      SparkSession session,
      String command,
      String source,
      String target,
      Map<String, String> configuration) {
    Map<String, String> inputs = new LinkedHashMap<>();
    inputs.put("source", source);
    inputs.put("target", target);
    return of(session, command, inputs, configuration);
  }

  /**
   * A new run on tables of any names; looks at their files, reads none.
   *
   * @param tables paths or tables, as they were typed, under their names
   */
  public static RunIdentity of(
      SparkSession session,
      String command,
      Map<String, String> tables,
      Map<String, String> configuration) {
    Redaction redaction = Redaction.of(session);
    Map<String, InputIdentity> inputs = new LinkedHashMap<>();
    tables.forEach(
        (name, location) -> {
          String title = "%s: look at %s %s".formatted(command, name, redaction.text(location));
          inputs.put(name, input(session, location, title, redaction));
        });
    Map<String, String> shown = redaction.settings(configuration);
    Instant now = Instant.now();
    return new RunIdentity(
        command,
        shown,
        STAMP.format(now) + "-" + UUID.randomUUID().toString().substring(0, 8),
        now,
        inputs,
        Fingerprint.of(inputs, shown, ProductVersion.text()),
        versions(session),
        redaction);
  }

  private static InputIdentity input(
      SparkSession session, String location, String title, Redaction redaction) {
    JobTitle before = JobTitle.current(session.sparkContext());
    session.sparkContext().setJobDescription(title);
    try {
      return input(session, location, redaction);
    } finally {
      before.putBack();
    }
  }

  private static InputIdentity input(SparkSession session, String location, Redaction redaction) {
    TableLocation place = TableLocation.parse(location).pinned(session);
    Dataset<Row> table = place.open(session);
    String name = redaction.text(location);
    return place.snapshot().isPresent()
        ? InputIdentity.ofSnapshot(name, redaction.text(place.toString()), place.snapshot(), table)
        : InputIdentity.of(name, table, session.sparkContext().hadoopConfiguration());
  }

  /**
   * Where to read an input: at the snapshot that this run is of, whatever happened to the table
   * since.
   *
   * @param input its name in {@link #inputs}
   * @param location path or table, as it was typed
   */
  public TableLocation location(String input, String location) {
    TableLocation place = TableLocation.parse(location);
    OptionalLong snapshot = inputs.get(input).snapshot();
    return snapshot.isPresent() ? place.at(snapshot.getAsLong()) : place;
  }

  /** The part of the manifest that every run has, whatever became of it; may be added to. */
  public Map<String, Object> manifest(String status) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("format", FORMAT);
    content.put("command", command);
    content.put("run_id", runId);
    content.put("status", status);
    content.put("fingerprint", fingerprint);
    content.put("started", started.toString());
    content.put("finished", Instant.now().toString());
    content.put("versions", versions);
    content.put("kernels", Kernels.vectorised() ? "vector" : "plain");
    content.put("configuration", configuration);
    Map<String, Object> tables = new LinkedHashMap<>();
    inputs.forEach((name, table) -> tables.put(name, table.content()));
    content.put("inputs", tables);
    return content;
  }

  /** What the user should know about the inputs. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    inputs.values().forEach(table -> table.warning().ifPresent(warnings::add));
    return warnings;
  }

  private static Map<String, String> versions(SparkSession session) {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("remblai", ProductVersion.text());
    versions.put("spark", session.version());
    versions.put("java", System.getProperty("java.version"));
    versions.put("scala", scala.util.Properties.versionNumberString());
    versions.put("hadoop", VersionInfo.getVersion());
    return versions;
  }
}
