package io.remblai.ml.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Saves a stage: its tables, then what it says of itself. Not thread safe. */
public final class StageWriter extends MLWriter {

  private final Params stage;
  private final Object content;
  private final Map<String, Supplier<Dataset<Row>>> tables = new LinkedHashMap<>();

  /**
   * @param content of the class's own, any that Jackson writes
   */
  public StageWriter(Params stage, Object content) {
    this.stage = stage;
    this.content = content;
  }

  /** With a table in a folder of its own. */
  public StageWriter with(String name, Supplier<Dataset<Row>> table) {
    tables.put(name, table);
    return this;
  }

  /** Called by Spark once the path is free. */
  @Override
  public void saveImpl(String path) {
    tables.forEach(
        (name, table) ->
            table.get().write().mode("error").parquet(new Path(path, name).toString()));
    StageMetadata.write(sparkSession(), path, stage, content);
  }
}
