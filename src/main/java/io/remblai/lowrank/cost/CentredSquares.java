package io.remblai.lowrank.cost;

/** The coordinates less a centre, and the squared distance from it: width dim + 1. */
final class CentredSquares implements RowLift {

  private static final long serialVersionUID = 1;

  private final double[] centre;

  /** Keeps the centre [dim]. */
  CentredSquares(double[] centre) {
    this.centre = centre;
  }

  @Override
  public int dim() {
    return centre.length;
  }

  @Override
  public int width() {
    return centre.length + 1;
  }

  @Override
  public void lift(float[] x, int at, float[] out, int to) {
    double square = 0;
    for (int k = 0; k < centre.length; k++) {
      float z = (float) (x[at + k] - centre[k]);
      out[to + k] = z;
      square += (double) z * z;
    }
    out[to + centre.length] = (float) square;
  }

  @Override
  public LiftParts parts() {
    return LiftParts.centred(centre);
  }
}
