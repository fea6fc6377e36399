package io.remblai.spark;

import java.util.regex.Pattern;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.SparkSession;

/** Reads files whose paths mean themselves: to Spark a path is a pattern of many. */
public final class LiteralPaths {

  /** Letters by which Hadoop tells a pattern from a path. */
  private static final Pattern PATTERN = Pattern.compile("[\\[\\]{}*?\\\\]");

  private LiteralPaths() {}

  /** A reader that takes every path as it is written. */
  public static DataFrameReader reader(SparkSession spark) {
    return spark.read().option("__globPaths__", "false"); // Spark's own name for it
  }

  /** Whether a path could be meant as a pattern. */
  public static boolean mayBePattern(String path) {
    return PATTERN.matcher(path).find();
  }
}
