package io.remblai.cluster.fault;

import java.util.List;
import java.util.Locale;

/**
 * What came of one run.
 *
 * @param good whether it ended as it must
 * @param result in words; the same words for the same result
 * @param remark what else is worth knowing
 */
record Outcome(
    String fault, long seed, boolean good, String result, String remark, double seconds) {

  String line() {
    return String.join(
        "\t",
        List.of(
            fault,
            String.valueOf(seed),
            good ? "good" : "BAD",
            result,
            remark.replace('\t', ' '),
            String.format(Locale.ROOT, "%.1f", seconds)));
  }

  static Outcome parse(String line) {
    String[] cells = line.split("\t", -1);
    return new Outcome(
        cells[0],
        Long.parseLong(cells[1]),
        cells[2].equals("good"),
        cells[3],
        cells[4],
        Double.parseDouble(cells[5]));
  }
}
