package io.remblai.refine.quality;

import io.remblai.math.DistanceKernel;
import io.remblai.math.Kernels;
import io.remblai.math.RowScanKernel;
import io.remblai.math.RowScanKernel.Found;

/**
 * What each way of giving up a pair would cost, over all rows of a neighbourhood. Not thread safe.
 *
 * <p>An alternative of pair i is an exchange of partners with pair j, a free target instead of its
 * own, or a free source instead of its own. Its rise is what the map would cost more:
 *
 * <pre>
 *   exchange      c(x_i, y_j) + c(x_j, y_i) - c(x_i, y_i) - c(x_j, y_j)
 *   free target   c(x_i, y_f) - c(x_i, y_i)
 *   free source   c(x_f, y_i) - c(x_i, y_i)
 * </pre>
 *
 * <p>Numbered in this order: pairs [0, pairs), free targets, free sources.
 */
final class ExchangeScan {

  /** Floats of one block of costs: large enough to hide the cost of a call, small in memory. */
  private static final int BLOCK = 1 << 20;

  private static final int LEAST_ROWS = 16;

  private static final DistanceKernel DISTANCES = Kernels.distances();
  private static final RowScanKernel SCAN = Kernels.rowScan();

  private final Neighbourhood near;
  private final int rows;
  private final float[] toTargets;
  private final float[] toSources;
  private final float[] rises;
  private final float[] none;
  private final Found found = new Found();
  private int first;
  private int loaded;
  private int pair;

  ExchangeScan(Neighbourhood near) {
    this.near = near;
    int wider = Math.max(near.sources(), near.targets());
    this.rows = Math.min(near.pairs(), Math.max(LEAST_ROWS, BLOCK / wider));
    this.toTargets = new float[Math.multiplyExact(rows, near.targets())];
    this.toSources = new float[Math.multiplyExact(rows, near.sources())];
    this.rises = new float[near.targets() + near.sources() - near.pairs()];
    this.none = new float[rises.length];
  }

  /** Turns to a pair; fastest in ascending order. O((n + m) dim). */
  void turnTo(int next) {
    if (next < first || next >= first + loaded) {
      load(next);
    }
    pair = next;
    int n = near.pairs();
    int targetAt = (pair - first) * near.targets();
    int sourceAt = (pair - first) * near.sources();
    float[] own = near.own();
    float mine = own[pair];
    for (int j = 0; j < n; j++) {
      rises[j] = (toTargets[targetAt + j] - mine) + (toSources[sourceAt + j] - own[j]);
    }
    rises[pair] = Float.POSITIVE_INFINITY;
    // A row that takes another's place brings its own term of the common displacement along.
    float[] ofTargets = near.ofTargets();
    for (int j = n; j < near.targets(); j++) {
      rises[j] = (toTargets[targetAt + j] - mine) - (ofTargets[j] - ofTargets[pair]);
    }
    int freeSources = near.targets() - n; // where those of the sources begin, less n
    float[] ofSources = near.ofSources();
    for (int j = n; j < near.sources(); j++) {
      rises[freeSources + j] = (toSources[sourceAt + j] - mine) - (ofSources[j] - ofSources[pair]);
    }
  }

  private void load(int from) {
    first = from;
    loaded = Math.min(rows, near.pairs() - from);
    costs(near.x(), from, near.y(), near.targets(), toTargets);
    costs(near.y(), from, near.x(), near.sources(), toSources);
  }

  private void costs(float[] own, int from, float[] others, int count, float[] out) {
    int dim = near.dim();
    if (near.hasDistances()) {
      DISTANCES.euclidean(own, from * dim, loaded, others, 0, count, dim, out);
    } else {
      DISTANCES.squared(own, from * dim, loaded, others, 0, count, dim, out);
    }
  }

  /** Rises of all alternatives, as moved; that of the pair itself is infinite. Not to be kept. */
  float[] rises() {
    return rises;
  }

  /** The alternative that rises least, the first of equals; it may be the pair itself if alone. */
  int least() {
    SCAN.leastTwo(rises, 0, none, rises.length, found);
    return Math.max(0, found.column);
  }

  /** Alternatives that rise no more than the limit, in order. */
  int atMost(float limit, int[] alternatives) {
    return SCAN.atMost(rises, rises.length, limit, alternatives);
  }

  /** The rise of an alternative in double, from the points as given. */
  double riseInGiven(int alternative) {
    double mine = near.between(pair, pair);
    if (alternative < near.pairs()) {
      double own = near.between(alternative, alternative);
      double crossed = near.between(pair, alternative) + near.between(alternative, pair);
      return crossed - mine - own;
    }
    return (alternative < near.targets()
            ? near.between(pair, alternative)
            : near.between(freeSource(alternative), pair))
        - mine;
  }

  private int freeSource(int alternative) {
    return alternative - near.targets() + near.pairs();
  }

  /** Whether no target is nearer to the pair's source and no source to its target, as given. */
  boolean isMutuallyNearest() {
    return isNearest(toTargets, near.targets(), near.ofTargets())
        && isNearest(toSources, near.sources(), near.ofSources());
  }

  private boolean isNearest(float[] costs, int count, float[] less) {
    int at = (pair - first) * count;
    SCAN.leastTwo(costs, at, less, count, found);
    return costs[at + pair] - less[pair] <= found.least;
  }
}
