package io.remblai.spark.quality;

import io.remblai.math.ExactSum;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;

/** What the qualities of many pairs come to; the same in whatever order they come. Mergeable. */
public final class QualityTotals implements Serializable {

  private static final long serialVersionUID = 1;

  private final ExactSum confidence = new ExactSum();
  private final ExactSum margin = new ExactSum();
  private long pairs;
  private long mutual;
  private long withMargin;

  void add(QualifiedPairs block) {
    for (int pair = 0; pair < block.qualities().size(); pair++) {
      pairs++;
      mutual += block.qualities().isMutuallyNearest(pair) ? 1 : 0;
      confidence.add(block.qualities().confidence(pair));
      if (block.qualities().margin(pair).isPresent()) {
        withMargin++;
        margin.add(block.qualities().margin(pair).getAsDouble());
      }
    }
  }

  void mergeWith(QualityTotals other) {
    pairs += other.pairs;
    mutual += other.mutual;
    withMargin += other.withMargin;
    confidence.mergeWith(other.confidence);
    margin.mergeWith(other.margin);
  }

  public long pairs() {
    return pairs;
  }

  /** Share of the pairs that are each other's nearest; 0 of no pairs. */
  public double shareMutual() {
    return (double) mutual / Math.max(1, pairs);
  }

  /** Mean confidence; 0 of no pairs. */
  public double meanConfidence() {
    return confidence.value() / Math.max(1, pairs);
  }

  /** Mean margin of the pairs that have one; 0 of none. */
  public double meanMargin() {
    return margin.value() / Math.max(1, withMargin);
  }

  /** Adds up a partition. */
  static final class Sum implements FlatMapFunction<Iterator<QualifiedPairs>, QualityTotals> {

    private static final long serialVersionUID = 1;

    @Override
    public Iterator<QualityTotals> call(Iterator<QualifiedPairs> blocks) {
      QualityTotals totals = new QualityTotals();
      while (blocks.hasNext()) {
        totals.add(blocks.next());
      }
      return List.of(totals).iterator();
    }
  }
}
