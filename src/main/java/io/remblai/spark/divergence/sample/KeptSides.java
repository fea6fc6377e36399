package io.remblai.spark.divergence.sample;

import io.remblai.spark.Side;
import java.io.Serializable;

/** Samples of both sides of a group. Mergeable. Not thread safe. */
public final class KeptSides implements Serializable {

  private static final long serialVersionUID = 1;

  private final KeptRows source;
  private final KeptRows target;

  KeptSides(int most) {
    source = new KeptRows(most);
    target = new KeptRows(most);
  }

  KeptRows of(Side side) {
    return side == Side.SOURCE ? source : target;
  }

  KeptSides mergeWith(KeptSides other) {
    source.mergeWith(other.source);
    target.mergeWith(other.target);
    return this;
  }
}
