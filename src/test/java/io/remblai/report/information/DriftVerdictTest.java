package io.remblai.report.information;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.report.run.Facts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DriftVerdictTest {

  private static EstimateRow row(String group, String measure, double lower, double chance) {
    return new EstimateRow(
        List.of(group),
        measure,
        "distance",
        Optional.empty(),
        Optional.of(lower + 1),
        "1",
        Optional.empty(),
        Optional.of(0.5),
        Optional.of(lower),
        Optional.of(lower + 2),
        Optional.of(chance),
        Optional.empty(),
        10,
        0,
        Optional.empty());
  }

  private static String said(EstimateRow... rows) {
    return DriftVerdict.of(new Facts(Map.of("rows_source", 7, "rows_target", 8)), List.of(rows))
        .sentence();
  }

  @Test
  void groupsThatMostMeasuresAgreeOnAreNamed() {
    String sentence =
        said(
            row("a", "mmd", 1, 0.5),
            row("a", "mean-shift", 1, 0.5),
            row("b", "mmd", 1, 0.5),
            row("c", "mmd", 0, 0.5));
    assertTrue(sentence.startsWith("3 groups of 7 source and 8 target rows. In 2 of 3"), sentence);
    assertTrue(sentence.endsWith("most of all a by mean-shift, mmd."), sentence);
  }

  @Test
  void oneMeasureAloneIsNoAgreement() {
    String sentence = said(row("a", "mmd", 1, 0.5), row("b", "knn-kl", 1, 0.5));
    assertTrue(sentence.endsWith("nowhere do two measures agree on it."), sentence);
  }

  @Test
  void intervalsOverClusteringsAndDirectionsAreNotCounted() {
    String sentence = said(row("a", "mauve", 1, 0.5), row("a", "sliced-wasserstein", 1, 0.5));
    assertTrue(sentence.contains("none tells drift from chance"), sentence);
  }

  @Test
  void noneBeyondChanceIsSaid() {
    String sentence = said(row("a", "mmd", 0, 0.5), row("b", "mmd", 0, 0.5));
    assertTrue(
        sentence.endsWith("By the intervals of 2 of them none differs by more than chance."));
  }
}
