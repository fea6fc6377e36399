package io.remblai.spark.info.soft;

import io.remblai.info.soft.ReferencePoints;
import io.remblai.info.soft.SoftBins;
import java.io.Serializable;
import java.util.OptionalInt;
import org.apache.spark.broadcast.Broadcast;

/**
 * How soft bins come about for vectors of any length.
 *
 * @param count m
 * @param seed of the reference points
 * @param stream of the portable generator
 * @param heat the temperature
 * @param given reference points [m, d] instead of those of the seed; empty: none
 */
public record BinsRecipe(int count, long seed, long stream, Heat heat, Broadcast<double[]> given)
    implements Serializable {

  /** The stream of the points of a second vector column. */
  public static final long SECOND_STREAM = 2;

  /** The only length that given points allow; empty: any. */
  public OptionalInt dim() {
    return given.value().length == 0
        ? OptionalInt.empty()
        : OptionalInt.of(given.value().length / count);
  }

  /** The bins of vectors of a length, at least 2. */
  public SoftBins bins(int dim) {
    ReferencePoints points =
        given.value().length == 0
            ? ReferencePoints.fromSeed(seed, stream, count, dim)
            : ReferencePoints.of(given.value(), count, dim);
    return new SoftBins(points, heat.eps(count, dim));
  }
}
