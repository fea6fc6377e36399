package io.remblai.bench;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** The session that jobs are measured in. */
public final class BenchSession {

  private BenchSession() {}

  /**
   * Starts Spark with two threads.
   *
   * @param work folder for what Spark writes
   */
  public static SparkSession open(Path work) {
    SparkSession session =
        SparkSession.builder()
            .master("local[2]")
            .appName("remblai-bench")
            .config("spark.ui.enabled", "false")
            .config("spark.local.dir", work.resolve("spark-local").toString())
            .config("spark.sql.warehouse.dir", work.resolve("warehouse").toString())
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .getOrCreate();
    session.sparkContext().setLogLevel("ERROR");
    return session;
  }
}
