package io.remblai.lowrank.split;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Fills one cluster after the other with the rows of greatest weight that are left. */
final class ColumnGreedy {

  private ColumnGreedy() {}

  static double total(SoftWeights weights, int[] capacities) {
    List<Integer> left = new ArrayList<>();
    for (int i = 0; i < weights.rows(); i++) {
      left.add(i);
    }
    double total = 0;
    for (int j = 0; j < capacities.length; j++) {
      int cluster = j;
      left.sort(
          Comparator.comparingDouble(i -> -weights.weights()[i * capacities.length + cluster]));
      for (int i : left.subList(0, capacities[j])) {
        total += weights.weights()[i * capacities.length + j];
      }
      left.subList(0, capacities[j]).clear();
    }
    return total;
  }
}
