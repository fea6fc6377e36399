package io.remblai.spark.table;

import java.util.Locale;

/**
 * Why a row cannot be used. A row has one reason: the first that holds, in this order, so that it
 * depends on the row and its table alone.
 */
public enum RejectReason {
  /** The id is null. */
  NULL_ID("whose %1$s is null"),
  /** Another row has the same id; all of them are set aside, since which is right is unknown. */
  DUPLICATE_ID("whose %1$s is not unique"),
  /** The vector is null. */
  NULL_VECTOR("whose %2$s is null"),
  /** An element of the vector is null. */
  NULL_ELEMENT("whose %2$s contain a null element"),
  /** The vector has no elements. */
  EMPTY_VECTOR("whose %2$s has no elements"),
  /** An element is not a number. */
  NAN("whose %2$s contain NaN"),
  /** An element is infinite, or more than {@link VectorCell#LARGEST}. */
  INFINITE("whose %2$s contain an infinite number or one beyond 1.7e38"),
  /** A column of --group-cols is null or NaN; hiref only. */
  NULL_GROUP("with a null or NaN in a group column"),
  /** A caliper column is null, NaN or infinite; hiref only. */
  NO_CALIPER("with no finite number in a caliper column"),
  /** The weight is null; where weights are read apart from points. */
  NULL_WEIGHT("whose %3$s is null"),
  /** The weight is negative, NaN, infinite or beyond {@link VectorCell#LARGEST}; likewise. */
  BAD_WEIGHT("whose %3$s is negative, NaN, infinite or beyond 1.7e38, and no mass"),
  /** The length is not the table's most frequent one. */
  WRONG_LENGTH("whose %2$s has another length than most"),
  /** The point is the origin, whose direction is undefined; cosine cost only. */
  ZERO_NORM("whose %2$s is all zeros, which has no direction for the cosine cost");

  private final String clause;

  RejectReason(String clause) {
    this.clause = clause;
  }

  /** The name in outputs: {@code null_id}, {@code nan}, ... */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A relative clause on the rows in question, for messages. */
  public String clause(String idColumn, String featureColumns) {
    return clause(idColumn, featureColumns, "weight");
  }

  /** The same where weights are read. */
  public String clause(String idColumn, String featureColumns, String weightColumn) {
    return clause.formatted(idColumn, featureColumns, weightColumn);
  }

  /** The column to mend. */
  public boolean concernsId() {
    return this == NULL_ID || this == DUPLICATE_ID;
  }

  /** Whether the columns to mend are those that decide who may be paired. */
  public boolean concernsPairing() {
    return this == NULL_GROUP || this == NO_CALIPER;
  }

  /** Whether the column to mend is that of the weights. */
  public boolean concernsWeight() {
    return this == NULL_WEIGHT || this == BAD_WEIGHT;
  }
}
