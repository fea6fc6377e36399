package io.remblai.spark.pairing;

import io.remblai.spark.Ids;
import io.remblai.spark.RowList;
import java.io.Serializable;
import java.util.List;

/**
 * Pairs by their ids alone, with the leaf of each. Immutable by agreement.
 *
 * <p>Ids meet in buckets: the same id is in the same one, whichever table it comes from.
 */
final class IdPairs implements Serializable {

  private static final long serialVersionUID = 1;

  private static final long BUCKETS = 11; // seed of the ids' hash

  final Ids sources;
  final Ids targets;
  final long[] paths;

  IdPairs(Ids sources, Ids targets, long[] paths) {
    this.sources = sources;
    this.targets = targets;
    this.paths = paths;
  }

  int size() {
    return paths.length;
  }

  IdPairs select(int[] rows) {
    long[] selected = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      selected[i] = paths[rows[i]];
    }
    return new IdPairs(sources.select(rows), targets.select(rows), selected);
  }

  /** The rows of each bucket of ids. */
  static List<RowList> buckets(Ids ids, int buckets) {
    List<RowList> rows = RowList.lists(buckets);
    for (int row = 0; row < ids.size(); row++) {
      rows.get((int) Long.remainderUnsigned(ids.key(BUCKETS, row), buckets)).add(row);
    }
    return rows;
  }
}
