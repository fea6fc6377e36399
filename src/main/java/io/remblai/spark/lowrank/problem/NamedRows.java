package io.remblai.spark.lowrank.problem;

import io.remblai.lowrank.rows.RowBlock;
import io.remblai.spark.Ids;
import java.io.Serializable;
import org.apache.spark.api.java.function.Function;

/** Rows of factors with the users' ids. Immutable by agreement. */
public final class NamedRows implements Serializable {

  private static final long serialVersionUID = 1;

  private final Ids ids;
  private final RowBlock rows;

  NamedRows(Ids ids, RowBlock rows) {
    this.ids = ids;
    this.rows = rows;
  }

  public Ids ids() {
    return ids;
  }

  public RowBlock rows() {
    return rows;
  }

  /** Takes the names off. */
  static final class Rows implements Function<NamedRows, RowBlock> {

    private static final long serialVersionUID = 1;

    @Override
    public RowBlock call(NamedRows named) {
      return named.rows();
    }
  }
}
