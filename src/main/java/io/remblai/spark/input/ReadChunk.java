package io.remblai.spark.input;

import io.remblai.spark.Ids;
import io.remblai.spark.PointBlock;
import io.remblai.spark.table.RejectReason;
import io.remblai.spark.table.VectorRows;
import io.remblai.spark.tag.RowTags;
import io.remblai.spark.tag.TagLayout;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A stretch of one partition's rows after checking: the points, the rows set aside, the counts.
 * Cached as it is, so that one pass over a table yields all three. Immutable once built.
 */
final class ReadChunk implements Serializable {

  private static final long serialVersionUID = 1;

  /** Most rows of one chunk, accepted or not. */
  static final int MOST_ROWS = 65_536;

  /** Most bytes of coordinates in one chunk: far below what an array can hold. */
  static final long MOST_BYTES = 64L << 20;

  private final PointBlock block; // null if no row was accepted
  private final double[] masses; // of the points; null where none were read
  private final String[] rejectedIds; // null where the id is null
  private final RejectReason[] reasons;
  private final ReadSummary summary;

  private ReadChunk(
      PointBlock block,
      double[] masses,
      String[] rejectedIds,
      RejectReason[] reasons,
      ReadSummary summary) {
    this.block = block;
    this.masses = masses;
    this.rejectedIds = rejectedIds;
    this.reasons = reasons;
    this.summary = summary;
  }

  /** Zero blocks or one. */
  Iterator<PointBlock> blocks() {
    return block == null ? List.<PointBlock>of().iterator() : List.of(block).iterator();
  }

  /** Zero blocks or one, with masses that were read. */
  Iterator<WeightedPoints> weighted() {
    return block == null
        ? List.<WeightedPoints>of().iterator()
        : List.of(new WeightedPoints(block, masses)).iterator();
  }

  ReadSummary summary() {
    return summary;
  }

  /** Number of listed rejects; none if rejects are only counted. */
  int rejects() {
    return reasons.length;
  }

  /** Id of a listed reject, as text; empty if it is null. */
  Optional<String> rejectedId(int reject) {
    return Optional.ofNullable(rejectedIds[reject]);
  }

  RejectReason reason(int reject) {
    return reasons[reject];
  }

  /** Collects rows into a chunk. This class is NOT thread safe. */
  static final class Builder {
    private static final int INITIAL_ROWS = 256;

    private final BlockPass settings;
    private final boolean textIds;
    private final ReadSummary summary = new ReadSummary();
    private final List<String> rejectedIds = new ArrayList<>();
    private final List<RejectReason> reasons = new ArrayList<>();
    private final RowTags.Builder tags; // null: rows carry none
    private OptionalInt dim;
    private long[] numbers = {};
    private String[] texts = {};
    private float[] coordinates = {};
    private double[] masses; // null where none are read
    private int size;
    private int read;

    /** Starts a chunk; an empty dim is settled by the first usable row. */
    Builder(BlockPass settings, OptionalInt dim, VectorRows.Cursor rows) {
      this.settings = settings;
      this.dim = dim;
      this.textIds = rows.textIds();
      TagLayout layout = rows.tagLayout();
      this.tags =
          layout.isEmpty()
              ? null
              : new RowTags.Builder(!layout.groups().isEmpty(), layout.calipers().size());
      dim.ifPresent(summary::assume);
    }

    OptionalInt dim() {
      return dim;
    }

    boolean isFull() {
      return read == MOST_ROWS || (dim.isPresent() && size == mostPoints(dim.getAsInt()));
    }

    static int mostPoints(int dim) {
      return (int) Math.max(1, Math.min(MOST_ROWS, MOST_BYTES / (Float.BYTES * (long) dim)));
    }

    /** Takes the cursor's next row. */
    void add(VectorRows.Cursor row) {
      read++;
      Optional<RejectReason> reason = row.next();
      if (reason.isEmpty()) {
        reason = place(row);
      }
      reason.ifPresentOrElse(why -> reject(row, why), summary::accept);
    }

    /** Stores a row that is usable but for its length and direction. */
    private Optional<RejectReason> place(VectorRows.Cursor row) {
      int length = row.length();
      summary.meet(length);
      if (dim.isEmpty()) {
        dim = OptionalInt.of(length);
        summary.assume(length);
      }
      if (length != dim.getAsInt()) {
        return Optional.of(RejectReason.WRONG_LENGTH);
      }
      reserve(length, row.hasMass());
      if (!settings.encoder().encode(row, coordinates, size * length)) {
        return Optional.of(RejectReason.ZERO_NORM);
      }
      if (masses != null) {
        masses[size] = row.mass();
      }
      if (textIds) {
        texts[size] = row.idText();
      } else {
        numbers[size] = row.idNumber();
      }
      if (tags != null) {
        row.tag(tags);
      }
      size++;
      return Optional.empty();
    }

    private void reserve(int length, boolean withMass) {
      int capacity = coordinates.length / length;
      if (size < capacity) {
        return;
      }
      int wanted = Math.min(mostPoints(length), Math.max(INITIAL_ROWS, 2 * capacity));
      coordinates = Arrays.copyOf(coordinates, wanted * length);
      if (withMass) {
        masses = masses == null ? new double[wanted] : Arrays.copyOf(masses, wanted);
      }
      if (textIds) {
        texts = Arrays.copyOf(texts, wanted);
      } else {
        numbers = Arrays.copyOf(numbers, wanted);
      }
    }

    private void reject(VectorRows.Cursor row, RejectReason reason) {
      Comparable<?> id = reason == RejectReason.NULL_ID ? null : row.id();
      summary.reject(reason, id);
      if (settings.listRejects()) {
        rejectedIds.add(id == null ? null : id.toString());
        reasons.add(reason);
      }
    }

    ReadChunk build() {
      return new ReadChunk(
          size == 0 ? null : block(),
          masses == null ? null : Arrays.copyOf(masses, size),
          rejectedIds.toArray(String[]::new),
          reasons.toArray(RejectReason[]::new),
          summary);
    }

    private PointBlock block() {
      int width = dim.getAsInt();
      Ids ids =
          textIds
              ? Ids.ofTexts(Arrays.copyOf(texts, size))
              : Ids.ofNumbers(Arrays.copyOf(numbers, size));
      long[] keys = new long[size];
      for (int i = 0; i < size; i++) {
        keys[i] = ids.key(settings.sideKey(), i);
      }
      PointBlock points =
          new PointBlock(ids, keys, Arrays.copyOf(coordinates, size * width), width);
      return tags == null ? points : points.tagged(tags.build());
    }
  }
}
