package io.remblai.spark.lowrank.problem;

/** What a coupling is judged by. */
public enum ObjectiveKind {
  /** Wasserstein: the cost between the features of both clouds. */
  W,
  /** Gromov-Wasserstein: how much distances within one cloud differ from those in the other. */
  GW,
  /** Fused: a mixture of the cost between features and the distances between coordinates. */
  FGW
}
