package io.remblai.ml.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.ParamPair;
import org.apache.spark.ml.param.Params;
import org.apache.spark.sql.SparkSession;

/**
 * What a saved stage says of itself, in one line of JSON.
 *
 * <p>It lies where the pipelines of all lines of Spark look for the class of a stage, {@code
 * metadata/part-00000}, and has the keys that they read. It is written last: a folder without it is
 * no stage. Parameters are kept as they were set, and the defaults of the version that saved them.
 */
public final class StageMetadata {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final int FORMAT = 1;

  private final String folder;
  private final JsonNode tree;

  private StageMetadata(String folder, JsonNode tree) {
    this.folder = folder;
    this.tree = tree;
  }

  /**
   * Writes it.
   *
   * @param content of the class's own, any that Jackson writes
   */
  static void write(SparkSession session, String folder, Params stage, Object content) {
    ObjectNode line = JSON.createObjectNode();
    line.put("class", stage.getClass().getName());
    line.put("timestamp", System.currentTimeMillis());
    line.put("sparkVersion", session.version());
    line.put("uid", stage.uid());
    line.set("paramMap", values(stage.paramMap()));
    line.set("defaultParamMap", values(stage.defaultParamMap()));
    line.put("remblaiFormat", FORMAT);
    line.set("remblai", JSON.valueToTree(content));
    Path file = file(folder);
    try {
      FileSystem files = file.getFileSystem(session.sparkContext().hadoopConfiguration());
      try (OutputStream out = files.create(file, true)) {
        out.write((JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static ObjectNode values(ParamMap map) {
    ObjectNode values = JSON.createObjectNode();
    for (ParamPair<?> pair : scala.jdk.javaapi.CollectionConverters.asJava(map.toSeq())) {
      values.set(pair.param().name(), parsed(encoded(pair)));
    }
    return values;
  }

  private static <T> String encoded(ParamPair<T> pair) {
    return pair.param().jsonEncode(pair.value());
  }

  /**
   * Reads it.
   *
   * @param expected the class that must have been saved
   * @throws IllegalArgumentException if there is no such stage, or one of a later format
   */
  static StageMetadata read(SparkSession session, String folder, Class<?> expected) {
    JsonNode tree = parsed(text(session, folder));
    String saved = tree.path("class").asText();
    if (!saved.equals(expected.getName())) {
      throw new IllegalArgumentException(
          "%s holds a saved %s and not a %s"
              .formatted(folder, saved.isEmpty() ? "something else" : saved, expected.getName()));
    }
    int format = tree.path("remblaiFormat").asInt(0);
    if (format != FORMAT) {
      throw new IllegalArgumentException(
          "%s is of format %d; this version reads format %d".formatted(folder, format, FORMAT));
    }
    return new StageMetadata(folder, tree);
  }

  private static String text(SparkSession session, String folder) {
    Path file = file(folder);
    try {
      FileSystem files = file.getFileSystem(session.sparkContext().hadoopConfiguration());
      try (InputStream in = files.open(file)) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    } catch (FileNotFoundException missing) {
      throw new IllegalArgumentException(folder + " holds no saved stage: " + file + " is missing");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static Path file(String folder) {
    return new Path(new Path(folder, "metadata"), "part-00000");
  }

  private static JsonNode parsed(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + text, e);
    }
  }

  public String uid() {
    return tree.path("uid").asText();
  }

  /** Where the stage was saved. */
  public String folder() {
    return folder;
  }

  /** Content of the class's own. */
  public <T> T content(Class<T> type) {
    try {
      return JSON.treeToValue(tree.path("remblai"), type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(folder + " holds no " + type.getSimpleName(), e);
    }
  }

  /**
   * Gives a new stage the values that were saved.
   *
   * @throws IllegalArgumentException if it has no such parameter
   */
  public <T extends Params> T restore(T stage) {
    tree.path("defaultParamMap")
        .properties()
        .forEach(entry -> restoreDefault(stage, param(stage, entry.getKey()), entry.getValue()));
    tree.path("paramMap")
        .properties()
        .forEach(entry -> restore(stage, param(stage, entry.getKey()), entry.getValue()));
    return stage;
  }

  private Param<Object> param(Params stage, String name) {
    if (!stage.hasParam(name)) {
      throw new IllegalArgumentException(
          "%s sets %s, which this version does not know".formatted(folder, name));
    }
    return stage.getParam(name);
  }

  private static <V> void restoreDefault(Params stage, Param<V> param, JsonNode value) {
    stage.setDefault(param, param.jsonDecode(value.toString()));
  }

  private static <V> void restore(Params stage, Param<V> param, JsonNode value) {
    stage.set(param, param.jsonDecode(value.toString()));
  }
}
