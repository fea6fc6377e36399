package io.remblai.spark;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/**
 * The one local session of the tests tagged {@code spark}, started when first asked for and left to
 * the JVM's end. A test that changes a setting puts it back.
 */
public final class SharedSpark {

  private SharedSpark() {}

  /** The session: two threads, four shuffle partitions, adaptive execution as Spark has it. */
  public static SparkSession session() {
    return Holder.SESSION;
  }

  /** Starts the session on first use, once, whichever test comes first. */
  private static final class Holder {
    static final SparkSession SESSION = start();

    private static SparkSession start() {
      Path target = Path.of("target").toAbsolutePath();
      SparkSession session =
          SparkSession.builder()
              .master("local[2]")
              .appName("remblai-tests")
              .config("spark.ui.enabled", "false")
              .config("spark.sql.shuffle.partitions", "4")
              .config("spark.default.parallelism", "4")
              .config("spark.sql.warehouse.dir", target.resolve("warehouse").toString())
              .config("spark.local.dir", target.resolve("spark-local").toString())
              .config("spark.driver.bindAddress", "127.0.0.1")
              .config("spark.driver.host", "127.0.0.1")
              .getOrCreate();
      session.sparkContext().setLogLevel("ERROR");
      return session;
    }
  }
}
