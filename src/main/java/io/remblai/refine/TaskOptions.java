package io.remblai.refine;

import io.remblai.geometry.GroundCost;
import java.io.Serializable;

/**
 * What a task needs to know of the settings.
 *
 * @param cost the ground cost
 * @param leafSize largest group of a rematching round, in points
 * @param seed seed of the run
 * @param split how blocks are cut and solved
 */
public record TaskOptions(GroundCost cost, int leafSize, long seed, SplitOptions split)
    implements Serializable {

  /** With coordinate splits. */
  public TaskOptions(GroundCost cost, int leafSize, long seed) {
    this(cost, leafSize, seed, SplitOptions.coordinate(leafSize));
  }
}
