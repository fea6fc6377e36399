package io.remblai.cluster.fault;

import io.remblai.cluster.FinishedProcess;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an undisturbed run says and finds.
 *
 * @param pairs digest of its pairs
 * @param moments beginnings of its lines of progress, in their order
 * @param seconds wall time
 */
record Reference(String pairs, List<String> moments, double seconds) {

  private static final Pattern MOMENT =
      Pattern.compile("^(reading|solving:|writing|checking| +(split|rematch) +\\d+ | +solve )");

  static Reference of(FinishedProcess run, String pairs) {
    return new Reference(pairs, moments(run.lines().stream()), run.seconds());
  }

  /** The moments among some lines. */
  static List<String> moments(Stream<String> lines) {
    return lines.map(MOMENT::matcher).filter(Matcher::find).map(Matcher::group).toList();
  }

  /** A line that begins like a moment. */
  static Pattern line(String moment) {
    return Pattern.compile("^" + Pattern.quote(moment));
  }

  /** The last moment of a stage, such as its last split: what follows is the next stage. */
  String lastOf(String stage) {
    return moments.stream()
        .filter(moment -> moment.strip().startsWith(stage))
        .reduce((first, second) -> second)
        .orElseThrow(() -> new IllegalStateException("no stage " + stage + " in " + moments));
  }

  /** The first moment of a stage. */
  String firstOf(String stage) {
    return moments.stream()
        .filter(moment -> moment.strip().startsWith(stage))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no stage " + stage + " in " + moments));
  }

  /** As lines of text. */
  List<String> lines() {
    return Stream.concat(Stream.of(pairs, String.valueOf(seconds)), moments.stream()).toList();
  }

  /** From such lines. */
  static Reference parse(List<String> lines) {
    return new Reference(
        lines.get(0),
        List.copyOf(lines.subList(2, lines.size())),
        Double.parseDouble(lines.get(1)));
  }
}
