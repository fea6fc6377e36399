package io.remblai.spark.table;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Columns that decide which rows may be paired, by their names.
 *
 * @param groups whose values must be equal
 * @param calipers whose numbers may differ only so much
 */
public record PairingColumns(List<String> groups, List<String> calipers) {

  /** Any rows may be paired. */
  public static final PairingColumns NONE = new PairingColumns(List.of(), List.of());

  public PairingColumns {
    groups = List.copyOf(groups);
    calipers = List.copyOf(calipers);
  }

  /** For messages: all names in backquotes. */
  String quoted() {
    return Stream.concat(groups.stream(), calipers.stream())
        .map(name -> "`" + name + "`")
        .collect(Collectors.joining(", "));
  }
}
