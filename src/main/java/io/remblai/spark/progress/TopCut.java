package io.remblai.spark.progress;

import io.remblai.spark.Ids;
import io.remblai.spark.Side;

/**
 * Where one side of a block of the top levels is cut: rows up to and including one row, in the
 * order "farthest along the direction first, then canonical", are its top.
 *
 * @param side which cloud
 * @param path the block (see {@link io.remblai.refine.BlockCut})
 * @param direction [dim]; not modified
 * @param along where the last row of the top stands along the direction
 * @param id id of that row, alone
 * @param key its key
 */
public record TopCut(Side side, long path, double[] direction, double along, Ids id, long key) {

  public TopCut {
    if (id.size() != 1) {
      throw new IllegalArgumentException("a cut ends at one row, not at " + id.size());
    }
  }
}
