package io.remblai.spark.partial;

import io.remblai.spark.PairBlock;
import org.apache.spark.api.java.function.Function;

/** Marks all targets of a block as paired with the sources beside them, or as left out. */
final class MarkItems implements Function<PairBlock, PartialItems> {

  private static final long serialVersionUID = 1;

  private final boolean paired;

  MarkItems(boolean paired) {
    this.paired = paired;
  }

  @Override
  public PartialItems call(PairBlock rows) {
    return paired ? PartialItems.allPaired(rows) : PartialItems.allFree(rows);
  }
}
