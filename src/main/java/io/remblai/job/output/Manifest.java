package io.remblai.job.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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

  /** Options that say where things are and when they are written, not what is written. */
  public static final Set<String> PLACES =
      Set.of(
          "source",
          "target",
          "input",
          "map",
          "warm-from",
          "out",
          "mode",
          "checkpoint",
          "keep-checkpoints");

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

  /** This manifest with the files that belong to it: length by path below its folder. */
  Manifest withFiles(Map<String, Long> files) {
    ObjectNode copy = tree.deepCopy();
    copy.set("files", JSON.valueToTree(files));
    return new Manifest(copy);
  }

  /** The files that belong to it; empty if it does not say. */
  public Map<String, Long> files() {
    Map<String, Long> files = new TreeMap<>();
    tree.path("files").properties().forEach(e -> files.put(e.getKey(), e.getValue().asLong()));
    return files;
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

  /** Everything in it, as maps, lists, texts and numbers. */
  public Map<?, ?> content() {
    return JSON.convertValue(tree, Map.class);
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

  /** What another run was made from that this one was not, in words. */
  List<String> differences(Manifest now) {
    List<String> differences = new ArrayList<>();
    for (String name : names(now, "inputs")) {
      if (!text("inputs", name, "identity").equals(now.text("inputs", name, "identity"))) {
        String here = text("inputs", name, "name").orElse("none");
        String there = now.text("inputs", name, "name").orElse("none");
        differences.add(
            here.equals(there)
                ? "%s %s has changed".formatted(name, here)
                : "%s was %s, now %s".formatted(name, here, there));
      }
    }
    for (String name : names(now, "configuration")) {
      String here = configured(name).orElse("none");
      String there = now.configured(name).orElse("none");
      if (!PLACES.contains(name) && !here.equals(there)) {
        differences.add("--%s was %s, now %s".formatted(name, here, there));
      }
    }
    String version = text("versions", "remblai").orElse("none");
    String versionNow = now.text("versions", "remblai").orElse("none");
    if (!version.equals(versionNow)) {
      differences.add("version was %s, now %s".formatted(version, versionNow));
    }
    return differences;
  }

  /** Names under a name, in either manifest. */
  private Set<String> names(Manifest other, String parent) {
    Set<String> names = new TreeSet<>();
    tree.path(parent).fieldNames().forEachRemaining(names::add);
    other.tree.path(parent).fieldNames().forEachRemaining(names::add);
    return names;
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
