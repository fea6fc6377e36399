package io.remblai.spark.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.remblai.refine.RematchKind;
import io.remblai.refine.StageRecord;
import io.remblai.spark.progress.PairProgress.Round;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The file that is written last and makes a checkpoint whole: what is in it, and the state that is
 * small. JSON, in which doubles keep all their bits.
 *
 * @param content what the table holds
 * @param stages all stages that were done
 * @param rounds of pairs: the rounds among them
 * @param cost of pairs: their cost
 * @param partitions of pairs: how many partitions they were in
 * @param estimates of cuts: estimated cost by block
 * @param mean of cuts: mean of the last estimates; empty where nothing was cut
 * @param table the table's files, its rows, their checksum
 */
record StageMarker(
    Content content,
    List<StageRecord> stages,
    List<Round> rounds,
    double cost,
    int partitions,
    Map<Long, Double> estimates,
    Optional<Double> mean,
    Table table) {

  /** What a checkpoint holds. */
  enum Content {
    CUTS,
    PAIRS
  }

  /**
   * A table as it was written.
   *
   * @param files length of each file, by name
   * @param rows number of rows
   * @param checksum sum of the rows' checksums
   */
  record Table(Map<String, Long> files, long rows, long checksum) {}

  private static final int FORMAT = 1;

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** As JSON. */
  String text() {
    ObjectNode tree = JSON.createObjectNode();
    tree.put("format", FORMAT);
    tree.put("content", content.name());
    stages.forEach(stage -> put(stage, tree.withArray("/stages").addObject()));
    for (Round round : rounds) {
      ObjectNode node = tree.withArray("/rounds").addObject();
      node.put("kind", round.kind().name());
      node.put("before", round.before());
      node.put("after", round.after());
      node.put("work", round.work());
    }
    tree.put("cost", cost);
    tree.put("partitions", partitions);
    ObjectNode blocks = tree.putObject("estimates");
    estimates.forEach((path, estimate) -> blocks.put(String.valueOf(path), estimate));
    mean.ifPresent(value -> tree.put("mean", value));
    ObjectNode files = tree.putObject("files");
    table.files().forEach(files::put);
    tree.put("rows", table.rows());
    tree.put("checksum", table.checksum());
    try {
      return JSON.writeValueAsString(tree) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write as JSON: " + tree, e);
    }
  }

  private static void put(StageRecord stage, ObjectNode node) {
    node.put("stage", stage.stage());
    node.put("level", stage.level());
    node.put("kind", stage.kind());
    node.put("blocks", stage.blocks());
    node.put("points", stage.points());
    stage.costBefore().ifPresent(value -> node.put("cost_before", value));
    stage.costAfter().ifPresent(value -> node.put("cost_after", value));
    node.put("seconds", stage.seconds());
    node.put("converged", stage.converged());
  }

  /**
   * From JSON.
   *
   * @throws IllegalArgumentException if the text is cut short or of another format
   */
  static StageMarker parse(String text) {
    JsonNode tree;
    try {
      tree = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("its marker is no JSON", e);
    }
    if (tree.path("format").asInt() != FORMAT) {
      throw new IllegalArgumentException("its marker is of format " + tree.path("format").asText());
    }
    List<StageRecord> stages = new ArrayList<>();
    tree.path("stages").forEach(node -> stages.add(stage(node)));
    List<Round> rounds = new ArrayList<>();
    for (JsonNode node : tree.path("rounds")) {
      RematchKind kind = RematchKind.valueOf(node.path("kind").asText());
      double before = node.path("before").asDouble();
      rounds.add(
          new Round(kind, before, node.path("after").asDouble(), node.path("work").asLong()));
    }
    Map<Long, Double> estimates = new LinkedHashMap<>();
    tree.path("estimates")
        .properties()
        .forEach(each -> estimates.put(Long.valueOf(each.getKey()), each.getValue().asDouble()));
    Map<String, Long> files = new LinkedHashMap<>();
    tree.path("files")
        .properties()
        .forEach(each -> files.put(each.getKey(), each.getValue().asLong()));
    return new StageMarker(
        Content.valueOf(tree.path("content").asText()),
        stages,
        rounds,
        tree.path("cost").asDouble(),
        tree.path("partitions").asInt(),
        estimates,
        optional(tree, "mean"),
        new Table(files, tree.path("rows").asLong(), tree.path("checksum").asLong()));
  }

  private static StageRecord stage(JsonNode node) {
    return new StageRecord(
        node.path("stage").asText(),
        node.path("level").asInt(),
        node.path("kind").asText(),
        node.path("blocks").asLong(),
        node.path("points").asLong(),
        optional(node, "cost_before"),
        optional(node, "cost_after"),
        node.path("seconds").asDouble(),
        node.path("converged").asBoolean());
  }

  private static Optional<Double> optional(JsonNode node, String name) {
    return node.has(name) ? Optional.of(node.path(name).asDouble()) : Optional.empty();
  }
}
