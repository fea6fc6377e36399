package io.remblai.job.frlc;

/** What finds a low-rank coupling. */
public enum CouplingSolver {
  /** Factor relaxation with latent coupling. */
  FRLC,
  /** A one-to-one map first, whose pairs are then clustered. */
  TRANSPORT_CLUSTERING
}
