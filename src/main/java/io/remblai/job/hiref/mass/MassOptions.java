package io.remblai.job.hiref.mass;

import io.remblai.spark.Side;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How much of each row is matched.
 *
 * @param weight column of the rows' weights, in both tables; empty: all weigh the same
 * @param ratio partners of a row
 */
public record MassOptions(Optional<String> weight, Ratio ratio) {

  public MassOptions {
    if (weight.isPresent() && !ratio.isOne()) {
      throw new IllegalArgumentException("rows with weights have no number of partners");
    }
  }

  /** Every row once. */
  public static MassOptions defaults() {
    return new MassOptions(Optional.empty(), Ratio.one());
  }

  /** Whether nothing is asked for. */
  public boolean isDefault() {
    return weight.isEmpty() && ratio.isOne();
  }

  /** Sources that are mapped one to one, copies among them. */
  public long sources(long rows) {
    return rows * ratio.targets();
  }

  /** Targets that are mapped one to one, copies among them. */
  public long targets(long rows) {
    return rows * ratio.sources();
  }

  /** Partners of each row of a side. */
  public int partners(Side side) {
    return side == Side.SOURCE ? ratio.targets() : ratio.sources();
  }

  /** The options in force, under their names without dashes. */
  public Map<String, String> configuration() {
    Map<String, String> all = new LinkedHashMap<>();
    weight.ifPresent(column -> all.put("weight-col", column));
    if (!ratio.isOne()) {
      all.put("ratio", ratio.written());
    }
    return all;
  }
}
