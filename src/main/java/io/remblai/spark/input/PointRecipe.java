package io.remblai.spark.input;

import io.remblai.geometry.GroundCost;

/**
 * How an earlier run made points of its rows, so that later rows become points in the same way.
 *
 * @param cost its ground cost; for the cosine, points are brought to unit length
 * @param scaling how it changed coordinates before that
 * @param seed of the rows' keys
 */
public record PointRecipe(GroundCost cost, Scaling scaling, long seed) {

  int dim() {
    return scaling.dim();
  }

  PointEncoder encoder() {
    return scaling.isIdentity() ? PointEncoder.asRead(cost) : PointEncoder.scaled(scaling, cost);
  }
}
