package io.remblai.spark.input;

import io.remblai.spark.table.RejectReason;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What reading a table, or a part of it, came to: rows accepted, rows set aside by reason, lengths
 * met. Mergeable in any order. Before it is handed out this class is NOT thread safe.
 */
public final class ReadSummary implements Serializable {

  private static final long serialVersionUID = 1;

  private final EnumMap<RejectReason, Tally> rejects = new EnumMap<>(RejectReason.class);
  private final TreeMap<Integer, Long> lengths = new TreeMap<>();
  private final TreeSet<Integer> assumed = new TreeSet<>();
  private long accepted;

  /** Count and smallest id of the rows with one reason. */
  private static final class Tally implements Serializable {
    private static final long serialVersionUID = 1;
    long count;
    Comparable<?> firstId; // null while no row had an id

    void add(long rows, Comparable<?> id) {
      count += rows;
      if (id != null && (firstId == null || less(id, firstId))) {
        firstId = id;
      }
    }

    /** Ids of one table are all longs or all strings. */
    private static boolean less(Comparable<?> a, Comparable<?> b) {
      return a instanceof Long number
          ? number.compareTo((Long) b) < 0
          : ((String) a).compareTo((String) b) < 0;
    }
  }

  /** Rows read. */
  public long rows() {
    return accepted + rejected();
  }

  /** Rows that became points. */
  public long accepted() {
    return accepted;
  }

  /** Rows set aside. */
  public long rejected() {
    return rejects.values().stream().mapToLong(tally -> tally.count).sum();
  }

  /** Rows set aside for a reason. */
  public long rejected(RejectReason reason) {
    return rejects.containsKey(reason) ? rejects.get(reason).count : 0;
  }

  /** The reasons that occurred, with their counts, in the order of the enum. */
  public Map<RejectReason, Long> rejectedByReason() {
    Map<RejectReason, Long> counts = new EnumMap<>(RejectReason.class);
    rejects.forEach((reason, tally) -> counts.put(reason, tally.count));
    return counts;
  }

  /** The smallest id among the rows set aside for a reason; empty if none has one. */
  public Optional<String> firstId(RejectReason reason) {
    return Optional.ofNullable(rejects.get(reason))
        .flatMap(tally -> Optional.ofNullable(tally.firstId))
        .map(Object::toString);
  }

  /** Rows by length of vector, among those with nothing else against them. */
  public Map<Integer, Long> lengths() {
    return Map.copyOf(lengths);
  }

  /** The most frequent length, of equals the larger; empty if no row was usable. */
  public OptionalInt dimension() {
    OptionalInt best = OptionalInt.empty();
    long most = 0;
    for (Map.Entry<Integer, Long> entry : lengths.entrySet()) {
      if (entry.getValue() >= most) {
        most = entry.getValue();
        best = OptionalInt.of(entry.getKey());
      }
    }
    return best;
  }

  /** Whether every part took for right the length that proved to be the most frequent. */
  boolean assumedRightly() {
    OptionalInt dimension = dimension();
    return dimension.isEmpty() || (assumed.size() == 1 && assumed.first() == dimension.getAsInt());
  }

  /** Notes the length that a part takes for right. */
  void assume(int length) {
    assumed.add(length);
  }

  /** Counts a vector with nothing but perhaps its length against it. */
  void meet(int length) {
    lengths.merge(length, 1L, Long::sum);
  }

  void accept() {
    accepted++;
  }

  /** Counts a rejected row; the id is null if the row has none. */
  void reject(RejectReason reason, Comparable<?> id) {
    rejects.computeIfAbsent(reason, any -> new Tally()).add(1, id);
  }

  /** Adds the other's counts; the other is not modified. */
  ReadSummary mergeWith(ReadSummary other) {
    accepted += other.accepted;
    other.lengths.forEach((length, count) -> lengths.merge(length, count, Long::sum));
    assumed.addAll(other.assumed);
    other.rejects.forEach(
        (reason, tally) ->
            rejects.computeIfAbsent(reason, any -> new Tally()).add(tally.count, tally.firstId));
    return this;
  }
}
