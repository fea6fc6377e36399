package io.remblai.spark.info.pair;

import io.remblai.info.soft.SoftBins;
import io.remblai.info.soft.histogram.SoftPairs;
import java.io.Serializable;
import java.util.HashMap;
import java.util.OptionalDouble;
import org.apache.spark.api.java.function.Function2;

/** Sums of pairs for each group and draw. Mergeable. Not thread safe. */
public final class PairSums implements Serializable {

  private static final long serialVersionUID = 1;

  private final HashMap<Long, SoftPairs[]> groups = new HashMap<>();

  /** The draws of a group, of no pairs where it is new. */
  SoftPairs[] of(long group, SoftBins[] bins, int draws) {
    return groups.computeIfAbsent(
        group,
        any -> {
          SoftPairs[] none = new SoftPairs[draws];
          for (int draw = 0; draw < draws; draw++) {
            none[draw] = new SoftPairs(bins[0], bins[1]);
          }
          return none;
        });
  }

  PairSums mergeWith(PairSums other) {
    other.groups.forEach(
        (group, from) -> {
          SoftPairs[] own = groups.putIfAbsent(group, from);
          for (int draw = 0; own != null && draw < own.length; draw++) {
            own[draw].mergeWith(from[draw]);
          }
        });
    return this;
  }

  /** The mean information over the draws of a group, in nats; nothing where it has no pairs. */
  public OptionalDouble meanInformation(long group) {
    SoftPairs[] draws = groups.get(group);
    if (draws == null) {
      return OptionalDouble.empty();
    }
    double mean = 0;
    for (SoftPairs draw : draws) {
      mean += draw.information().orElseThrow().nats() / draws.length;
    }
    return OptionalDouble.of(mean);
  }

  /** Adds one to another; a named class, see the closure rules. */
  static final class Merge implements Function2<PairSums, PairSums, PairSums> {
    private static final long serialVersionUID = 1;

    @Override
    public PairSums call(PairSums one, PairSums other) {
      return one.mergeWith(other);
    }
  }
}
