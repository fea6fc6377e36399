package io.remblai.report.information;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The points of information planes that a table of estimates holds. */
final class EstimatedPlane {

  private static final String ESTIMATOR = "soft";

  private EstimatedPlane() {}

  /**
   * The points of a pair of labels: a group's last column names the point, and orders it if it
   * holds numbers; the others name its trajectory.
   */
  static List<PlanePoint> points(List<EstimateRow> rows, String input, String output) {
    Map<List<String>, EstimateRow> ofInput = information(rows, input);
    Map<List<String>, EstimateRow> ofOutput = information(rows, output);
    List<PlanePoint> points = new ArrayList<>();
    ofInput.forEach(
        (group, x) -> {
          EstimateRow y = ofOutput.get(group);
          if (y != null) {
            points.add(point(input + ":" + output, group, x, y));
          }
        });
    return points;
  }

  private static PlanePoint point(String labels, List<String> group, EstimateRow x, EstimateRow y) {
    int last = group.size() - 1;
    return new PlanePoint(
        labels,
        last < 1 ? "" : String.join(", ", group.subList(0, last)),
        last < 0 ? x.groupName() : group.get(last),
        last < 0 ? Optional.empty() : number(group.get(last)),
        x.value().orElseThrow(),
        y.value().orElseThrow(),
        x.chance(),
        y.chance(),
        x.ceiling(),
        y.ceiling(),
        Optional.empty());
  }

  private static Optional<Double> number(String text) {
    return text.matches("-?[0-9]{1,15}([.][0-9]{1,15})?")
        ? Optional.of(Double.valueOf(text))
        : Optional.empty();
  }

  private static Map<List<String>, EstimateRow> information(List<EstimateRow> rows, String label) {
    Map<List<String>, EstimateRow> found = new LinkedHashMap<>();
    for (EstimateRow row : rows) {
      if (row.estimator().equals(ESTIMATOR)
          && row.quantity().equals("information")
          && row.labels().equals(Optional.of(label))
          && row.value().isPresent()) {
        found.put(row.group(), row);
      }
    }
    return found;
  }
}
