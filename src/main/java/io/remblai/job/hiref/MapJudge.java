package io.remblai.job.hiref;

import io.remblai.job.bound.BoundSearch;
import io.remblai.job.bound.BoundSearch.Found;
import io.remblai.job.bound.BoundText;
import io.remblai.job.bound.Certify;
import io.remblai.job.hiref.unequal.FoundMap;
import io.remblai.spark.Side;
import io.remblai.spark.input.CheckedClouds;
import java.util.Optional;
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
    if (map.groups().isPresent()) {
      double bound = map.groups().get().bound() / Math.max(1, map.count());
      return BoundSearch.grouped(certify(), map.meanCost(), bound);
    }
    BoundSearch search =
        new BoundSearch(
            context,
            options.refine().cost(),
            options.refine().seed(),
            options.masses().isDefault());
    if (map.coupled().isPresent()) {
      return BoundSearch.coupled(certify(), map.coupled().get());
    }
    if (map.partial().isPresent()) {
      boolean exchanged = map.larger().equals(Optional.of(Side.SOURCE));
      return search.partial(certify(), map.partial().get(), clouds.dim(), exchanged);
    }
    return certify() == Certify.FULL
        ? search.full(clouds, map.pairs(), map.meanCost())
        : search.fast(clouds, map.pairs(), map.meanCost());
  }
}
