package io.remblai.spark.table;

import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/** Tells the formats of Spark from the schemes of file systems. */
final class LocationPrefix {

  /** At least two letters, so that a Windows drive is part of the path. */
  static final Pattern PATTERN = Pattern.compile("([A-Za-z][A-Za-z0-9._+-]+):(.*)");

  /** Known without asking Hadoop, whose connectors may not be on this machine's class path. */
  private static final Set<String> SCHEMES =
      Set.of(
          "file",
          "hdfs",
          "viewfs",
          "webhdfs",
          "swebhdfs",
          "s3",
          "s3a",
          "s3n",
          "gs",
          "abfs",
          "abfss",
          "wasb",
          "wasbs",
          "adl",
          "oss",
          "cosn",
          "obs",
          "o3fs",
          "ofs",
          "dbfs",
          "har");

  private static final Set<String> FORMATS =
      Set.of("table", "parquet", "csv", "json", "orc", "avro", "text", "delta", "iceberg");

  private LocationPrefix() {}

  /** Whether {@code prefix:rest} as a whole is a path. */
  static boolean isFileSystem(String prefix, String rest) {
    if (SCHEMES.contains(prefix) || FORMATS.contains(prefix)) {
      return SCHEMES.contains(prefix);
    }
    // No format's path starts with an authority, and a scheme may be known to the cluster only.
    if (rest.startsWith("//")) {
      return true;
    }
    try {
      FileSystem.getFileSystemClass(prefix, new Configuration());
      return true;
    } catch (IOException unknownScheme) {
      return false;
    }
  }
}
