package io.remblai.lowrank.split;

import java.util.SplittableRandom;

/** How rows may be shared out among clusters. */
enum CapacityKind {
  EVEN,
  RANDOM,
  ALL_IN_ONE,
  HALF_EMPTY;

  int[] of(int n, int r, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] capacities = new int[r];
    switch (this) {
      case EVEN -> capacities = Capacities.even(n, r);
      case ALL_IN_ONE -> capacities[random.nextInt(r)] = n;
      default -> {
        for (int i = 0; i < n; i++) {
          capacities[random.nextInt(this == HALF_EMPTY ? (r + 1) / 2 : r)]++;
        }
      }
    }
    return capacities;
  }
}
