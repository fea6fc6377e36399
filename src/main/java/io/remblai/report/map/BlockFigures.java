package io.remblai.report.map;

import io.remblai.report.Chart;
import io.remblai.report.Figure;
import io.remblai.report.Numbers;
import io.remblai.report.Section.Note;
import io.remblai.report.Section.Part;
import io.remblai.report.Table;
import io.remblai.summary.BinCounts;
import java.util.ArrayList;
import java.util.List;

/** How large the blocks are that the split left. */
final class BlockFigures {

  private static final int BINS = 24;

  private BlockFigures() {}

  /**
   * A figure, or a sentence where there is nothing to see.
   *
   * @param sizes ascending; not modified
   */
  static List<Part> of(long[] sizes) {
    if (sizes.length == 0) {
      return List.of(new Note("There are no blocks."));
    }
    long least = sizes[0];
    long most = sizes[sizes.length - 1];
    if (sizes.length == 1) {
      return List.of(new Note("One block holds all %s pairs.".formatted(Numbers.count(least))));
    }
    if (least == most) {
      return List.of(
          new Note(
              "%s blocks of %s pairs each."
                  .formatted(Numbers.count(sizes.length), Numbers.count(least))));
    }
    return List.of(histogram(sizes, least, most));
  }

  /** Bins of a whole number of sizes each, so that none is wider than it looks. */
  private static Figure histogram(long[] sizes, long least, long most) {
    long wide = (most - least) / BINS + 1;
    int count = (int) ((most - least) / wide) + 1;
    BinCounts bins = new BinCounts((double) least, least + (double) wide * count, count);
    for (long size : sizes) {
      bins.add((double) size);
    }
    List<List<String>> rows = new ArrayList<>();
    for (int b = 0; b < count; b++) {
      rows.add(
          List.of(
              Numbers.count(least + b * wide),
              Numbers.count(least + (b + 1) * wide - 1),
              Numbers.count(bins.counts()[b])));
    }
    return new Figure(
        "blocks",
        "Sizes of the blocks",
        "The split left %s blocks of %s to %s pairs, half of them of %s or fewer."
            .formatted(
                Numbers.count(sizes.length),
                Numbers.count(least),
                Numbers.count(most),
                Numbers.count(sizes[(sizes.length - 1) / 2])),
        "A block is assigned exactly, by itself, before the rounds of rematching.",
        Chart.of(Chart.Kind.HISTOGRAM)
            .with("edges", bins.edges())
            .with("counts", bins.counts())
            .with("marks", List.of())
            .with("axis", "pairs of a block")
            .with("unit", "blocks"),
        new Table(
            "Blocks by size",
            List.of(Table.number("from"), Table.number("to"), Table.number("blocks")),
            rows));
  }
}
