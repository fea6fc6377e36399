package io.remblai.spark.input;

import io.remblai.spark.table.VectorRows;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.OptionalInt;

/** Checks the rows of a partition and turns them into chunks, lazily. */
final class BlockPass implements VectorRows.RowFunction<ReadChunk> {

  private static final long serialVersionUID = 1;

  private final PointEncoder encoder;
  private final long sideKey;
  private final boolean listRejects;
  private final int dim; // 0: that of the partition's first usable row

  /** A pass that takes the length of each partition's first usable row for right. */
  BlockPass(PointEncoder encoder, long sideKey, boolean listRejects) {
    this(encoder, sideKey, listRejects, 0);
  }

  private BlockPass(PointEncoder encoder, long sideKey, boolean listRejects, int dim) {
    this.encoder = encoder;
    this.sideKey = sideKey;
    this.listRejects = listRejects;
    this.dim = dim;
  }

  /** The same pass with a known dimension. */
  BlockPass withDim(int known) {
    return new BlockPass(encoder, sideKey, listRejects, known);
  }

  PointEncoder encoder() {
    return encoder;
  }

  /** The seed of this side's row keys. */
  long sideKey() {
    return sideKey;
  }

  /** Whether rejects are listed or only counted. */
  boolean listRejects() {
    return listRejects;
  }

  @Override
  public Iterator<ReadChunk> call(VectorRows.Cursor rows) {
    return new Chunks(this, rows, dim == 0 ? OptionalInt.empty() : OptionalInt.of(dim));
  }

  /** One chunk in memory at a time. This class is NOT thread safe. */
  private static final class Chunks implements Iterator<ReadChunk> {
    private final BlockPass settings;
    private final VectorRows.Cursor rows;
    private OptionalInt dim;

    Chunks(BlockPass settings, VectorRows.Cursor rows, OptionalInt dim) {
      this.settings = settings;
      this.rows = rows;
      this.dim = dim;
    }

    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public ReadChunk next() {
      if (!rows.hasNext()) {
        throw new NoSuchElementException("no more rows");
      }
      ReadChunk.Builder chunk = new ReadChunk.Builder(settings, dim, rows);
      while (rows.hasNext() && !chunk.isFull()) {
        chunk.add(rows);
      }
      dim = chunk.dim();
      return chunk.build();
    }
  }
}
