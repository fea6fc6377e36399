package io.remblai.lowrank.cost;

/** The vector as it is. */
final class PlainRows implements RowLift {

  private static final long serialVersionUID = 1;

  private final int dim;

  PlainRows(int dim) {
    this.dim = dim;
  }

  @Override
  public int dim() {
    return dim;
  }

  @Override
  public int width() {
    return dim;
  }

  @Override
  public void lift(float[] x, int at, float[] out, int to) {
    System.arraycopy(x, at, out, to, dim);
  }

  @Override
  public LiftParts parts() {
    return LiftParts.plain(dim);
  }
}
