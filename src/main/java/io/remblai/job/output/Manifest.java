package io.remblai.job.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The record of a run that lies beside its results: JSON, through the Jackson that Spark ships.
 *
 * <p>A run says what is in it; here is what later commands read from it. Immutable.
 */
public final class Manifest {

  public static final String SUCCEEDED = "succeeded";

  /** Finished and published like one that succeeded, but above a limit that was asked for. */
  public static final String GATE_FAILED = "gate_failed";

  public static final String FAILED = "failed";

  /** Options that say where things are and when they may be written, not what is written. */
  public static final Set<String> PLACES = Set.of("source", "target", "input", "out", "mode");

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final JsonNode tree;

  private Manifest(JsonNode tree) {
    this.tree = tree;
  }

  /** From nested maps, lists, texts and numbers. */
  public static Manifest of(Map<String, ?> content) {
    return new Manifest(JSON.valueToTree(content));
  }

  /** From JSON; text that is none gives a manifest that says nothing. */
  public static Manifest parse(String text) {
    try {
      return new Manifest(JSON.readTree(text));
    } catch (JsonProcessingException e) {
      return new Manifest(JSON.createObjectNode());
    }
  }

  /** As JSON, indented. */
  public String text() {
    return json(tree);
  }

  /** Any content as indented JSON. */
  public static String json(Object content) {
    try {
      return JSON.writeValueAsString(content) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write as JSON: " + content, e);
    }
  }

  public String status() {
    return tree.path("status").asText("missing");
  }

  /** Whether the output is whole and holds to everything that was asked. */
  public boolean succeeded() {
    return status().equals(SUCCEEDED);
  }

  /** Whether the output is whole, be it above a limit. */
  public boolean finished() {
    return succeeded() || status().equals(GATE_FAILED);
  }

  /** Settings, places apart, that differ from those recorded here, in words. */
  List<String> otherSettings(Map<String, String> settings) {
    Set<String> names = new TreeSet<>(settings.keySet());
    tree.path("configuration").fieldNames().forEachRemaining(names::add);
    names.removeAll(PLACES);
    List<String> others = new ArrayList<>();
    for (String name : names) {
      String here = configured(name).orElse("none");
      String there = settings.getOrDefault(name, "none");
      if (!here.equals(there)) {
        others.add("--%s was %s, now %s".formatted(name, here, there));
      }
    }
    return others;
  }

  String fingerprint() {
    return tree.path("fingerprint").asText();
  }

  public String runId() {
    return tree.path("run_id").asText();
  }

  /** A text of the effective configuration, under the name of its option. */
  public Optional<String> configured(String option) {
    return text("configuration", option);
  }

  /** The text at a path of names. */
  public Optional<String> text(String... path) {
    JsonNode node = at(path);
    return node.isValueNode() && !node.isNull() ? Optional.of(node.asText()) : Optional.empty();
  }

  /** The number at a path of names. */
  public Optional<Double> number(String... path) {
    JsonNode node = at(path);
    return node.isNumber() ? Optional.of(node.doubleValue()) : Optional.empty();
  }

  /** The numbers of the list at a path of names; empty if there is none. */
  public List<Double> numbers(String... path) {
    List<Double> numbers = new ArrayList<>();
    at(path).forEach(node -> numbers.add(node.doubleValue()));
    return numbers;
  }

  /** The texts of the list at a path of names; empty if there is none. */
  List<String> texts(String... path) {
    List<String> texts = new ArrayList<>();
    at(path).forEach(node -> texts.add(node.asText()));
    return texts;
  }

  private JsonNode at(String... path) {
    JsonNode node = tree;
    for (String name : path) {
      node = node.path(name);
    }
    return node;
  }
}
