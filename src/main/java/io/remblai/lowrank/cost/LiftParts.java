package io.remblai.lowrank.cost;

import io.remblai.geometry.GroundCost;
import java.util.Optional;

/**
 * What a lift is made of, for those who keep it. Arrays are shared, not to be modified.
 *
 * @param kind which lift
 * @param dim length of the vectors
 * @param cost to the landmarks; empty where there are none
 * @param points the centre [dim], or the landmarks [count, dim]; else empty
 * @param map of costs to factors [width, count]; empty for the identity, or without landmarks
 */
public record LiftParts(
    Kind kind, int dim, Optional<GroundCost> cost, double[] points, double[] map) {

  /** The lifts there are. */
  public enum Kind {
    /** The vector as it is. */
    PLAIN,
    /** The vector less a centre, and the squared distance from it. */
    CENTRED,
    /** A linear map of costs to landmarks. */
    LANDMARKS
  }

  static LiftParts plain(int dim) {
    return new LiftParts(Kind.PLAIN, dim, Optional.empty(), new double[0], new double[0]);
  }

  static LiftParts centred(double[] centre) {
    return new LiftParts(Kind.CENTRED, centre.length, Optional.empty(), centre, new double[0]);
  }

  static LiftParts landmarks(GroundCost cost, float[] landmarks, int dim, double[] map) {
    double[] points = new double[landmarks.length];
    for (int at = 0; at < points.length; at++) {
      points[at] = landmarks[at];
    }
    return new LiftParts(Kind.LANDMARKS, dim, Optional.of(cost), points, map);
  }

  /** The lift, the same to the last bit. */
  public RowLift lift() {
    return switch (kind) {
      case PLAIN -> new PlainRows(dim);
      case CENTRED -> new CentredSquares(points);
      case LANDMARKS -> {
        float[] landmarks = new float[points.length];
        for (int at = 0; at < landmarks.length; at++) {
          landmarks[at] = (float) points[at];
        }
        yield new LandmarkCosts(cost.orElseThrow(), landmarks, dim, map);
      }
    };
  }
}
