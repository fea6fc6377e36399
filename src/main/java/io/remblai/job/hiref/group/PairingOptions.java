package io.remblai.job.hiref.group;

import io.remblai.spark.table.PairingColumns;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which rows may be paired, by columns beside the vectors.
 *
 * @param groups columns whose values must be equal; none: any
 * @param caliperColumns columns whose numbers may differ only so much
 * @param calipers how much, in their units; as many
 */
public record PairingOptions(
    List<String> groups, List<String> caliperColumns, List<Double> calipers) {

  /** Any row with any other. */
  public static final PairingOptions NONE = new PairingOptions(List.of(), List.of(), List.of());

  public PairingOptions {
    groups = List.copyOf(groups);
    caliperColumns = List.copyOf(caliperColumns);
    calipers = List.copyOf(calipers);
    if (caliperColumns.size() != calipers.size()) {
      throw new IllegalArgumentException(
          "calipers must be as many as their columns, not %d for %d"
              .formatted(calipers.size(), caliperColumns.size()));
    }
  }

  /** Whether rows are mapped group by group. */
  public boolean isGrouped() {
    return !groups.isEmpty();
  }

  /** The columns to read. */
  public PairingColumns columns() {
    return new PairingColumns(groups, caliperColumns);
  }

  /** The calipers [columns]. */
  public double[] widths() {
    return calipers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The options in force, under their names without dashes. */
  public Map<String, String> configuration() {
    Map<String, String> all = new LinkedHashMap<>();
    if (isGrouped()) {
      all.put("group-cols", String.join(",", groups));
    }
    if (!calipers.isEmpty()) {
      all.put("caliper-col", String.join(",", caliperColumns));
      all.put("caliper", calipers.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }
    return all;
  }
}
