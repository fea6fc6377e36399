package io.remblai.spark.divergence.sum;

import io.remblai.spark.divergence.design.Design;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/** What every task of the pass has at hand. No record: it is broadcast, see Kryo. */
final class SumPlan implements Serializable {

  private static final long serialVersionUID = 1;

  final Design design;
  final HashMap<Long, Double> parts; // by group that has both sides: the source's part of its rows

  SumPlan(Design design, Map<Long, Double> parts) {
    this.design = design;
    this.parts = new HashMap<>(parts);
  }
}
