package io.remblai.job.hiref;

import io.remblai.job.bound.BoundText;
import io.remblai.spark.input.CheckedClouds;
import io.remblai.spark.judge.BoundSearch;
import io.remblai.spark.judge.BoundSearch.Found;
import io.remblai.spark.judge.Certify;
import io.remblai.spark.map.FoundMap;
import org.apache.spark.api.java.JavaSparkContext;

/** Bounds what the best map costs, whichever kind of map was found. */
final class MapJudge {

  private final JavaSparkContext context;
  private final HirefOptions options;

  MapJudge(JavaSparkContext context, HirefOptions options) {
    this.context = context;
    this.options = options;
  }

  /** Whether a bound is asked for. */
  boolean isAsked() {
    return certify() != Certify.NONE;
  }

  private Certify certify() {
    return MapFinder.certify(options);
  }

  /** How much work that is, in words. */
  String work(CheckedClouds clouds) {
    int cores = context.defaultParallelism();
    return BoundText.work(certify(), clouds.sourcePoints(), clouds.dim(), cores);
  }

  /** The bound, if it is asked for. */
  Found bound(CheckedClouds clouds, FoundMap map) {
    return new BoundSearch(
            context, options.refine().cost(), options.refine().seed(), options.masses().isDefault())
        .of(certify(), clouds, map);
  }
}
