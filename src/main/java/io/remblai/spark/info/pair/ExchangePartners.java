package io.remblai.spark.info.pair;

import io.remblai.info.soft.SoftBins;
import io.remblai.info.soft.chance.KeyedPermutation;
import io.remblai.info.soft.histogram.SoftPairs;
import io.remblai.spark.info.Dims;
import io.remblai.spark.info.soft.SoftSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/** Sums pairs after partners have been exchanged in each bucket, once for each draw. */
final class ExchangePartners
    implements FlatMapFunction<Iterator<Tuple2<PairBucket, Iterable<KeptPair>>>, PairSums> {

  private static final long serialVersionUID = 1;

  private final SoftSettings settings;
  private final Broadcast<Map<Long, PairGroup>> groups;

  ExchangePartners(SoftSettings settings, Broadcast<Map<Long, PairGroup>> groups) {
    this.settings = settings;
    this.groups = groups;
  }

  @Override
  public Iterator<PairSums> call(Iterator<Tuple2<PairBucket, Iterable<KeptPair>>> buckets) {
    PairSums sums = new PairSums();
    Map<Dims, SoftBins[]> bins = new HashMap<>();
    while (buckets.hasNext()) {
      Tuple2<PairBucket, Iterable<KeptPair>> bucket = buckets.next();
      long group = bucket._1().group();
      List<KeptPair> rows = new ArrayList<>();
      bucket._2().forEach(rows::add);
      Collections.sort(rows);
      SoftBins[] both = bins.computeIfAbsent(groups.value().get(group).dims(), this::bins);
      exchange(rows, both, sums.of(group, both, settings.nulls()));
    }
    return List.of(sums).iterator();
  }

  private SoftBins[] bins(Dims dims) {
    return new SoftBins[] {settings.x().bins(dims.x()), settings.y().bins(dims.y())};
  }

  private void exchange(List<KeptPair> rows, SoftBins[] bins, SoftPairs[] draws) {
    long[] keys = new long[rows.size()];
    double[][] x = new double[rows.size()][];
    double[][] y = new double[rows.size()][];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = rows.get(i).key;
      x[i] = rows.get(i).x;
      y[i] = rows.get(i).y;
    }
    KeptShares ofX = new KeptShares(x, bins[0].count(), bins[0].key());
    KeptShares ofY = new KeptShares(y, bins[1].count(), bins[1].key());
    KeyedPermutation permutation = new KeyedPermutation(keys, settings.seed());
    for (int draw = 0; draw < draws.length; draw++) {
      draws[draw].add(ofX, ofY, permutation.partners(draw));
    }
  }
}
