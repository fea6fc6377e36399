package io.remblai.lowrank.coupling;

/** Which marginals of the coupling are given and which only cost to be left. */
public enum Marginals {
  /** Both are the weights. */
  BALANCED(false, false),
  /** The target's is its weights; leaving the source's costs {@code tau KL(P 1 | a)}. */
  SEMI_RELAXED_SOURCE(true, false),
  /** The source's is its weights; leaving the target's costs {@code tau KL(P' 1 | b)}. */
  SEMI_RELAXED_TARGET(false, true),
  /** Leaving either costs, and the total mass is free. */
  UNBALANCED(true, true);

  private final boolean sourceRelaxed;
  private final boolean targetRelaxed;

  Marginals(boolean sourceRelaxed, boolean targetRelaxed) {
    this.sourceRelaxed = sourceRelaxed;
    this.targetRelaxed = targetRelaxed;
  }

  public boolean sourceRelaxed() {
    return sourceRelaxed;
  }

  public boolean targetRelaxed() {
    return targetRelaxed;
  }
}
