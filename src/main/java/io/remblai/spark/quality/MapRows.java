package io.remblai.spark.quality;

import io.remblai.geometry.GroundCost;
import io.remblai.spark.PairBlock;
import io.remblai.spark.certificate.CertifiedPairs;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.Function;

/**
 * Some rows of a map, all of one kind. Immutable by agreement.
 *
 * <p>A row without a partner comes beside a row of the other side, which tells its place and no
 * more.
 */
public final class MapRows implements Serializable {

  private static final long serialVersionUID = 1;

  /** What the rows are. */
  public enum Kind {
    /** Pairs of the map. */
    PAIRS,
    /** Targets without partners. */
    FREE_TARGETS,
    /** Sources without partners. */
    FREE_SOURCES
  }

  private final Kind kind;
  private final PairBlock rows;
  private final double[] slacks; // null: not known

  MapRows(Kind kind, PairBlock rows, double[] slacks) {
    this.kind = kind;
    this.rows = rows;
    this.slacks = slacks;
  }

  Kind kind() {
    return kind;
  }

  /** The rows, or nothing but their places. */
  PairBlock rows() {
    return rows;
  }

  /** Slack of each pair [size], if it is known. */
  Optional<double[]> slacks() {
    return Optional.ofNullable(slacks);
  }

  int size() {
    return rows.size();
  }

  /** The given rows, in that order. */
  MapRows select(int[] chosen) {
    double[] selected = slacks == null ? null : new double[chosen.length];
    for (int i = 0; selected != null && i < chosen.length; i++) {
      selected[i] = slacks[chosen[i]];
    }
    return new MapRows(kind, rows.select(chosen), selected);
  }

  /** All rows of a kind in canonical order: of sources, but for free targets. */
  static MapRows canonical(Kind kind, List<MapRows> chunks) {
    List<PairBlock> blocks = new ArrayList<>();
    int size = 0;
    boolean known = kind == Kind.PAIRS;
    for (MapRows chunk : chunks) {
      if (chunk.kind == kind) {
        blocks.add(chunk.rows);
        size += chunk.size();
        known &= chunk.slacks != null;
      }
    }
    if (blocks.isEmpty()) {
      return new MapRows(kind, chunks.get(0).rows.select(new int[0]), null);
    }
    double[] slacks = known ? new double[size] : null;
    int at = 0;
    for (MapRows chunk : chunks) {
      if (chunk.kind == kind && known) {
        System.arraycopy(chunk.slacks, 0, slacks, at, chunk.size());
        at += chunk.size();
      }
    }
    MapRows joined = new MapRows(kind, PairBlock.concat(blocks), slacks);
    PairBlock rows = joined.rows;
    return joined.select(
        (kind == Kind.FREE_TARGETS ? rows.target() : rows.source()).canonicalOrder());
  }

  /** Marks rows; carries their kind. */
  public static final class Mark implements Function<PairBlock, MapRows> {

    private static final long serialVersionUID = 1;

    private final Kind kind;

    public Mark(Kind kind) {
      this.kind = kind;
    }

    @Override
    public MapRows call(PairBlock rows) {
      return new MapRows(kind, rows, null);
    }
  }

  /** Marks certified pairs, with their slacks; carries the cost. */
  public static final class MarkCertified implements Function<CertifiedPairs, MapRows> {

    private static final long serialVersionUID = 1;

    private final GroundCost cost;

    public MarkCertified(GroundCost cost) {
      this.cost = cost;
    }

    @Override
    public MapRows call(CertifiedPairs certified) {
      return new MapRows(Kind.PAIRS, certified.pairs(), certified.slacks(cost));
    }
  }
}
