package io.remblai.report.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what a run recorded of itself: maps in maps, as they come out of its manifest. What is not
 * there is absent, never a default. Immutable.
 */
public final class Facts {

  private final Map<?, ?> content;

  /** Keeps the maps, does not copy them. */
  public Facts(Map<?, ?> content) {
    this.content = content;
  }

  private Optional<Object> at(String... path) {
    Object here = content;
    for (String name : path) {
      here = here instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return Optional.ofNullable(here);
  }

  /** The text, number or truth value at a path of names, as text. */
  public Optional<String> text(String... path) {
    return at(path)
        .filter(value -> !(value instanceof Map<?, ?> || value instanceof List<?>))
        .map(String::valueOf);
  }

  /** The number at a path of names. */
  public Optional<Double> number(String... path) {
    return at(path).filter(Number.class::isInstance).map(value -> ((Number) value).doubleValue());
  }

  /** The whole number at a path of names. */
  public Optional<Long> count(String... path) {
    return at(path).filter(Number.class::isInstance).map(value -> ((Number) value).longValue());
  }

  /** Whether it says {@code true} at a path of names. */
  public boolean says(String... path) {
    return at(path).equals(Optional.of(true));
  }

  /** The texts of the list at a path of names. */
  public List<String> texts(String... path) {
    return at(path).orElse(List.of()) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  /** The map at a path of names, its plain values as texts, in order. */
  public Map<String, String> entries(String... path) {
    Map<String, String> entries = new LinkedHashMap<>();
    if (at(path).orElse(Map.of()) instanceof Map<?, ?> map) {
      map.forEach(
          (name, value) -> {
            if (!(value instanceof Map<?, ?> || value instanceof List<?>)) {
              entries.put(String.valueOf(name), String.valueOf(value));
            }
          });
    }
    return entries;
  }

  /** The map at a path of names, its numbers alone, in order. */
  public Map<String, Double> numbers(String... path) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    if (at(path).orElse(Map.of()) instanceof Map<?, ?> map) {
      map.forEach(
          (name, value) -> {
            if (value instanceof Number number) {
              numbers.put(String.valueOf(name), number.doubleValue());
            }
          });
    }
    return numbers;
  }

  /** The names of the map at a path of names, in order. */
  public List<String> names(String... path) {
    return at(path).orElse(Map.of()) instanceof Map<?, ?> map
        ? map.keySet().stream().map(String::valueOf).toList()
        : List.of();
  }
}
