package io.remblai.info.neighbor;

/**
 * How far apart two points are. An index measures in the norm's <em>reach</em>, which is computed
 * without a root, so that comparing it with a computed reach of other points is exact.
 */
public enum Norm {
  /** The greatest difference of a coordinate; the reach is the distance. */
  MAX {
    @Override
    double join(double reach, double difference) {
      return Math.max(reach, Math.abs(difference));
    }

    @Override
    public double distance(double reach) {
      return reach;
    }
  },

  /** The root of the sum of squares; the reach is the squared distance. */
  EUCLIDEAN {
    @Override
    double join(double reach, double difference) {
      return reach + difference * difference;
    }

    @Override
    public double distance(double reach) {
      return Math.sqrt(reach);
    }
  };

  /** The reach with one more coordinate; never smaller, and monotone in both. */
  abstract double join(double reach, double difference);

  /** The distance of a reach. */
  public abstract double distance(double reach);
}
