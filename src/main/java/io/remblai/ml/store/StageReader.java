package io.remblai.ml.store;

import io.remblai.spark.LiteralPaths;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Loads stages of one class.
 *
 * @param <T> the class
 */
public final class StageReader<T> extends MLReader<T> {

  /**
   * A stage in a folder.
   *
   * @param session that loads it
   * @param metadata what it says of itself
   */
  public record Saved(SparkSession session, StageMetadata metadata) {

    /** One of its tables. */
    public Dataset<Row> table(String name) {
      return LiteralPaths.reader(session).parquet(new Path(metadata.folder(), name).toString());
    }
  }

  /**
   * Makes a stage of what was saved.
   *
   * @param <T> its class
   */
  @FunctionalInterface
  public interface Loader<T> {
    T load(Saved saved);
  }

  private final Class<T> type;
  private final Loader<T> loader;

  public StageReader(Class<T> type, Loader<T> loader) {
    this.type = type;
    this.loader = loader;
  }

  @Override
  public T load(String path) {
    return loader.load(new Saved(sparkSession(), StageMetadata.read(sparkSession(), path, type)));
  }
}
