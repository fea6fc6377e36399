package io.remblai.spark.info.soft;

import io.remblai.spark.info.Dims;
import io.remblai.spark.info.RowCounts;
import java.io.Serializable;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.api.java.function.Function2;

/**
 * What a part of the rows came to: counts, and the sums of each group. Mergeable. Not thread safe.
 */
public final class SoftState implements Serializable {

  private static final long serialVersionUID = 1;

  private final RowCounts counts = new RowCounts();
  private final TreeMap<StateKey, GroupState> groups = new TreeMap<>();

  /** Adds what another holds; takes over what only the other has. */
  SoftState mergeWith(SoftState other) {
    counts.mergeWith(other.counts);
    other.groups.forEach(this::add);
    return this;
  }

  private void add(StateKey key, GroupState from) {
    GroupState own = groups.putIfAbsent(key, from);
    if (own != null) {
      own.mergeWith(from);
    }
  }

  /** Adds what was saved of a group. */
  public void add(long group, Dims dims, GroupState saved) {
    counts.meet(group, dims, saved.all().rows() + saved.all().dropped());
    add(new StateKey(group, dims), saved);
  }

  /**
   * Adds the labelled rows of the first label column to the sums of all rows, of which they are.
   */
  void addLabelledToAll() {
    groups.values().forEach(GroupState::addLabelledToAll);
  }

  Optional<GroupState> find(StateKey key) {
    return Optional.ofNullable(groups.get(key));
  }

  void put(StateKey key, GroupState state) {
    groups.put(key, state);
  }

  /** Rows met. */
  public RowCounts counts() {
    return counts;
  }

  /** The sums over the rows of a group of its most frequent length. */
  public Optional<GroupState> group(long group) {
    return counts.dims(group).flatMap(dims -> find(new StateKey(group, dims)));
  }

  /** Adds one to another; a named class, see the closure rules. */
  public static final class Merge implements Function2<SoftState, SoftState, SoftState> {
    private static final long serialVersionUID = 1;

    @Override
    public SoftState call(SoftState one, SoftState other) {
      return one.mergeWith(other);
    }
  }
}
