package io.remblai.job.hiref;

import io.remblai.job.process.ProductVersion;
import io.remblai.math.Kernels;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.util.VersionInfo;
import org.apache.spark.sql.SparkSession;

/**
 * Who a run is: known before any row is read.
 *
 * @param runId time of the start and eight random hexadecimal digits
 * @param started time of the start
 * @param source what the source is
 * @param target what the target is
 * @param fingerprint what decides the result
 * @param versions versions of all that took part
 */
record RunIdentity(
    String runId,
    Instant started,
    InputIdentity source,
    InputIdentity target,
    String fingerprint,
    Map<String, String> versions) {

  /** Version of the manifest's own layout. */
  private static final int FORMAT = 1;

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** A new run; looks at the inputs' files, opens none. */
  static RunIdentity of(SparkSession session, HirefOptions options) {
    Configuration configuration = session.sparkContext().hadoopConfiguration();
    InputIdentity source =
        InputIdentity.of(options.source(), Inputs.open(session, options.source()), configuration);
    InputIdentity target =
        InputIdentity.of(options.target(), Inputs.open(session, options.target()), configuration);
    Instant now = Instant.now();
    return new RunIdentity(
        STAMP.format(now) + "-" + UUID.randomUUID().toString().substring(0, 8),
        now,
        source,
        target,
        Fingerprint.of(source, target, options.configuration(), ProductVersion.text()),
        versions(session));
  }

  /** The part of the manifest that every run has, whatever became of it; may be added to. */
  Map<String, Object> manifest(String status, HirefOptions options) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("format", FORMAT);
    content.put("command", "hiref");
    content.put("run_id", runId);
    content.put("status", status);
    content.put("fingerprint", fingerprint);
    content.put("started", started.toString());
    content.put("finished", Instant.now().toString());
    content.put("versions", versions);
    content.put("kernels", Kernels.vectorised() ? "vector" : "plain");
    content.put("configuration", options.configuration());
    content.put("inputs", Map.of("source", source.content(), "target", target.content()));
    return content;
  }

  /** What the user should know about the inputs. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    source.warning().ifPresent(warnings::add);
    target.warning().ifPresent(warnings::add);
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
