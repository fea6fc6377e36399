package io.remblai.job.hiref;

import io.remblai.job.hiref.group.GroupedSearch;
import io.remblai.job.hiref.mass.MassSearch;
import io.remblai.job.process.Console;
import io.remblai.spark.input.CheckedClouds;
import io.remblai.spark.judge.Certify;
import io.remblai.spark.map.FoundMap;
import io.remblai.spark.map.TwoClouds;
import org.apache.spark.api.java.JavaSparkContext;

/** Finds the map that a run is asked for: of all rows, or of each group by itself. */
record MapFinder(JavaSparkContext context, HirefOptions options, Console console) {

  /**
   * The map.
   *
   * @param keeper keeps the stages of a map of all rows
   */
  FoundMap map(CheckedClouds clouds, Layout layout, RunKeeper keeper) {
    if (layout.groups().isPresent()) {
      boolean bounded = certify(options) != Certify.NONE;
      return new GroupedSearch(
              context, options.refine(), options.limits(), bounded, console::progress)
          .map(TwoClouds.of(clouds), layout.groups().orElseThrow());
    }
    StageProgress progress =
        new StageProgress(layout.plan(), options.refine().rematchRounds().isEmpty(), console);
    try (StageGauges gauges = StageGauges.register(context.sc(), progress)) {
      return new MassSearch(
              context,
              options.refine(),
              options.match(),
              options.masses(),
              options.limits(),
              options.bound(),
              gauges)
          .map(clouds, () -> keeper.of(clouds));
    }
  }

  /** Bounds are of all pairs that there can be; nothing bounds a map of fewer. */
  static Certify certify(HirefOptions options) {
    return options.limits().allowAll() ? options.bound().certify() : Certify.NONE;
  }
}
