package io.remblai.job.hiref.quality;

import io.remblai.refine.RefineOptions;
import io.remblai.spark.PairBlock;
import io.remblai.spark.Side;
import io.remblai.spark.certificate.Certificate;
import io.remblai.spark.map.FoundMap;
import io.remblai.spark.map.LeftOut;
import io.remblai.spark.quality.DistributedQuality;
import io.remblai.spark.quality.MapQuality;
import io.remblai.spark.quality.MapRows;
import io.remblai.spark.quality.MapRows.Kind;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/** Brings pairs and rows left out together to be measured. */
final class QualityWork {

  private final JavaSparkContext context;
  private final RefineOptions refine;

  QualityWork(JavaSparkContext context, RefineOptions refine) {
    this.context = context;
    this.refine = refine;
  }

  /**
   * The quality of every pair.
   *
   * @param map of at least one pair
   */
  MapQuality of(FoundMap map, Optional<Certificate> certificate, int dim) {
    JavaRDD<MapRows> rows =
        certificate
            .map(found -> found.pairs().map(new MapRows.MarkCertified(refine.cost())))
            .orElseGet(() -> map.pairs().map(new MapRows.Mark(Kind.PAIRS)));
    for (LeftOut left : map.leftOut()) {
      Kind kind = left.side() == Side.SOURCE ? Kind.FREE_SOURCES : Kind.FREE_TARGETS;
      rows = rows.union(left.blocks().map(new MapRows.Mark(kind)));
    }
    long sources = map.count() + map.unmatched(Side.SOURCE);
    long targets = map.count() + map.unmatched(Side.TARGET);
    Side larger = sources >= targets ? Side.SOURCE : Side.TARGET;
    return new DistributedQuality(context, refine, dim)
        .measure(rows, wider(map, larger), map.count(), sources, targets);
  }

  /** Every row of the larger side once, that side as the source. */
  private static JavaRDD<PairBlock> wider(FoundMap map, Side larger) {
    JavaRDD<PairBlock> all = map.pairs();
    for (LeftOut left : map.leftOut()) {
      if (left.side() == larger) {
        all = all.union(left.blocks());
      }
    }
    return larger == Side.SOURCE ? all : all.map(new FoundMap.Exchange());
  }
}
