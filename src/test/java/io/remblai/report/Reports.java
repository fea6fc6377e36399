package io.remblai.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reports for tests. */
final class Reports {

  private Reports() {}

  /** A report with a figure of every kind, in which every text that can come from data is given. */
  static Report with(String text) {
    List<Section.Part> parts = new ArrayList<>();
    for (Chart.Kind kind : Chart.Kind.values()) {
      parts.add(
          new Figure(
              "figure-" + kind.written(),
              "Title of " + kind + text,
              "Alternative of " + kind + text,
              text,
              chart(kind, text),
              table(text)));
    }
    parts.add(table(text));
    parts.add(new Section.Note(text + "."));
    return new Report(
        "Report " + text,
        "Lead " + text,
        new Verdict(Verdict.Tone.FAIR, "Verdict " + text, List.of("Advice " + text)),
        List.of(new KeyNumber("Name " + text, "1 " + text, text)),
        List.of(new Section("Section " + text, parts)),
        "Remblai " + text);
  }

  static Table table(String text) {
    return new Table(
        "Table " + text,
        List.of(Table.text("column " + text), Table.number("n")),
        List.of(List.of("cell " + text, "1")));
  }

  /** Small data in the form that the kind expects. */
  static Chart chart(Chart.Kind kind, String text) {
    List<String> names = List.of("a" + text, "b" + text);
    double[] range = {0, 4, 0, 4};
    List<String> axes = List.of("x" + text, "y" + text);
    return switch (kind) {
      case STAIRS ->
          Chart.of(kind)
              .with("names", names)
              .with("groups", names)
              .with("values", List.of(3.0, 2.0))
              .with("lines", List.of(line(text, 1.5)))
              .with("axis", "cost" + text);
      case BARS ->
          Chart.of(kind).with("names", names).with("values", List.of(3, 2)).with("axis", text);
      case HISTOGRAM ->
          Chart.of(kind)
              .with("edges", new double[] {0, 1, 2, 3})
              .with("counts", new long[] {1, 5, 2})
              .with("marks", List.of(line(text, 1.5)))
              .with("axis", text)
              .with("unit", text);
      case DENSITY ->
          Chart.of(kind)
              .with("range", range)
              .with("axes", axes)
              .with("bins", 2)
              .with("panels", List.of(panel("source" + text), panel("target" + text)));
      case ARROWS ->
          Chart.of(kind)
              .with("range", range)
              .with("axes", axes)
              .with("scale", 0.5)
              .with("arrows", List.of(new double[] {1, 1, 2, 1, 9}));
      case PAIRS ->
          Chart.of(kind)
              .with("range", range)
              .with("axes", axes)
              .with("pairs", List.of(new double[] {1, 1, 3, 2}));
      case MATRIX ->
          Chart.of(kind)
              .with("rows", names)
              .with("columns", names)
              .with("cells", List.of(new double[] {0, 0, 0.5}, new double[] {1, 1, 0.5}))
              .with("axes", axes)
              .with("unit", text);
      case CURVES ->
          Chart.of(kind)
              .with("x", new double[] {0, 1})
              .with("series", List.of(Map.of("name", text, "values", new double[] {2e-12, 3e-12})))
              .with("axes", axes)
              .with("log", true);
      case INTERVALS ->
          Chart.of(kind)
              .with("names", names)
              .with("series", List.of(intervals("s" + text), intervals("t" + text)))
              .with("axis", text);
      case BALANCE ->
          Chart.of(kind)
              .with("names", names)
              .with("before", new double[] {0.4, 0.2})
              .with("after", new double[] {0.05, 0.3})
              .with("line", 0.1)
              .with("axis", text);
      case PLANE ->
          Chart.of(kind)
              .with("trajectories", List.of(trajectory(text)))
              .with("ceilings", List.of(Map.of("name", text, "value", 3, "across", true)))
              .with("bounds", List.of(List.of(new double[] {0, 0}, new double[] {3, 2})))
              .with("axes", axes);
    };
  }

  private static Map<String, Object> line(String name, double value) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("name", name);
    line.put("value", value);
    return line;
  }

  private static Map<String, Object> panel(String name) {
    Map<String, Object> panel = new LinkedHashMap<>();
    panel.put("name", name);
    panel.put("cells", new long[] {0, 3});
    panel.put("counts", new long[] {7, 1});
    return panel;
  }

  private static Map<String, Object> intervals(String name) {
    List<Object> full = new ArrayList<>(List.of(1.0, 0.5, 1.5, 0.2, 2.0));
    List<Object> bare = new ArrayList<>();
    bare.add(1.0);
    for (int i = 0; i < 4; i++) {
      bare.add(null);
    }
    Map<String, Object> series = new LinkedHashMap<>();
    series.put("name", name);
    series.put("points", List.of(full, bare));
    return series;
  }

  private static Map<String, Object> trajectory(String text) {
    Map<String, Object> trajectory = new LinkedHashMap<>();
    trajectory.put("name", text);
    trajectory.put("joined", true);
    trajectory.put("points", List.of(new double[] {1, 1}, new double[] {2, 1.5}));
    trajectory.put("labels", List.of(text, text));
    return trajectory;
  }
}
