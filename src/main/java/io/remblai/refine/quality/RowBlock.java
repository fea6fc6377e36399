package io.remblai.refine.quality;

/**
 * Rows of a neighbourhood that compete for one another: some of its pairs and perhaps some of its
 * rows without partners, each kind in one piece.
 *
 * @param fromPair first pair
 * @param toPair the pair after the last one
 * @param fromTarget first target without a partner, as the neighbourhood counts targets
 * @param toTarget the one after the last
 * @param fromSource first source without a partner, as the neighbourhood counts sources
 * @param toSource the one after the last
 */
public record RowBlock(
    int fromPair, int toPair, int fromTarget, int toTarget, int fromSource, int toSource) {

  public RowBlock {
    if (fromPair < 0 || toPair <= fromPair || toTarget < fromTarget || toSource < fromSource) {
      throw new IllegalArgumentException(
          ("pairs [%d, %d) must be at least one, rows [%d, %d) and [%d, %d) must not end before"
                  + " they begin")
              .formatted(fromPair, toPair, fromTarget, toTarget, fromSource, toSource));
    }
  }

  /** Every row. */
  public static RowBlock all(Neighbourhood near) {
    int pairs = near.pairs();
    return new RowBlock(0, pairs, pairs, near.targets(), pairs, near.sources());
  }

  /** Its pairs. */
  public int pairs() {
    return toPair - fromPair;
  }

  int freeTargets() {
    return toTarget - fromTarget;
  }

  int freeSources() {
    return toSource - fromSource;
  }
}
