package io.remblai.spark.info.plane.curve;

import java.io.Serializable;

/**
 * Where one search for encoders starts. Immutable; no record, see Kryo.
 *
 * <p>Start 0 anneals through all betas; the others are random, each at one beta.
 */
final class SearchStart implements Serializable {

  private static final long serialVersionUID = 1;

  final int joint;
  final int start;
  final double[] betas;

  SearchStart(int joint, int start, double... betas) {
    this.joint = joint;
    this.start = start;
    this.betas = betas;
  }
}
