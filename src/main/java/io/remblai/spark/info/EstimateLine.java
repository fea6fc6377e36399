package io.remblai.spark.info;

import io.remblai.info.Estimate;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * One quantity that was found for one group. What is absent is null in the table; nothing is NaN.
 * No record: it returns from tasks, see Kryo. Not thread safe while it is being filled.
 */
public final class EstimateLine implements Serializable {

  private static final long serialVersionUID = 1;

  private static final double NATS_PER_BIT = StrictMath.log(2);

  /** Standard errors to either side of a 95 % interval. */
  private static final double SIDES = 1.959963984540054;

  private static final StructType FIELDS =
      new StructType()
          .add("estimator", DataTypes.StringType, false)
          .add("quantity", DataTypes.StringType, false)
          .add("label_set", DataTypes.StringType, true)
          .add("value", DataTypes.DoubleType, true)
          .add("unit", DataTypes.StringType, true)
          .add("nats", DataTypes.DoubleType, true)
          .add("bits", DataTypes.DoubleType, true)
          .add("normalised", DataTypes.DoubleType, true)
          .add("standard_error", DataTypes.DoubleType, true)
          .add("null_mean", DataTypes.DoubleType, true)
          .add("lower", DataTypes.DoubleType, true)
          .add("upper", DataTypes.DoubleType, true)
          .add("ceiling", DataTypes.DoubleType, true)
          .add("rows_used", DataTypes.LongType, false)
          .add("rows_dropped", DataTypes.LongType, false)
          .add("warning", DataTypes.StringType, true);

  private static final String NATS = "nats";

  private enum Amount {
    VALUE,
    NORMALISED,
    ERROR,
    NULL_MEAN,
    CEILING
  }

  private final long group;
  private final String estimator;
  private final String quantity;
  private final String labelSet; // empty: none
  private final TreeMap<Amount, Double> amounts = new TreeMap<>(); // an EnumMap is beyond Kryo
  private final ArrayList<String> warnings = new ArrayList<>();
  private String unit = ""; // of the value; empty: no value
  private long used;
  private long dropped;

  private EstimateLine(long group, String estimator, String quantity, String labelSet) {
    this.group = group;
    this.estimator = estimator;
    this.quantity = quantity;
    this.labelSet = labelSet;
  }

  /** A line without a label column. */
  public static EstimateLine of(long group, String estimator, String quantity) {
    return new EstimateLine(group, estimator, quantity, "");
  }

  /** A line about a label column, or about two, {@code in:out}. */
  public static EstimateLine of(long group, String estimator, String quantity, String labelSet) {
    return new EstimateLine(group, estimator, quantity, labelSet);
  }

  /** All that an estimator says of itself. */
  public EstimateLine estimate(Estimate estimate) {
    nats(estimate.nats());
    estimate.error().optional().ifPresent(this::error);
    estimate.ceiling().optional().ifPresent(this::ceiling);
    estimate.warnings().forEach(this::warning);
    used = estimate.rowsUsed();
    return this;
  }

  public EstimateLine nats(double value) {
    return value(value, NATS);
  }

  /** A value that is no information. */
  public EstimateLine value(double value, String itsUnit) {
    unit = itsUnit;
    return set(Amount.VALUE, value);
  }

  /** The value as a part of the most that it can be, or a ratio that has no unit. */
  public EstimateLine normalised(double value) {
    return set(Amount.NORMALISED, value);
  }

  public EstimateLine error(double value) {
    return set(Amount.ERROR, value);
  }

  public EstimateLine nullMean(double value) {
    return set(Amount.NULL_MEAN, value);
  }

  public EstimateLine ceiling(double value) {
    return set(Amount.CEILING, value);
  }

  /** Warns where the value exceeds what it can be. */
  public EstimateLine warnAboveCeiling() {
    return ceiling().isPresent() && nats().isPresent() && nats().get() > ceiling().get()
        ? warning("above its ceiling: these rows, perhaps with ties, mislead the estimator")
        : this;
  }

  public EstimateLine rows(long usedRows, long droppedRows) {
    used = usedRows;
    dropped = droppedRows;
    return this;
  }

  public EstimateLine dropped(long rows) {
    dropped = rows;
    return this;
  }

  public EstimateLine warning(String warning) {
    warnings.add(warning);
    return this;
  }

  private EstimateLine set(Amount amount, double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw new IllegalStateException(
          "%s of %s %s is %s".formatted(amount, estimator, quantity, value));
    }
    amounts.put(amount, value);
    return this;
  }

  private Optional<Double> amount(Amount amount) {
    return Optional.ofNullable(amounts.get(amount));
  }

  public long group() {
    return group;
  }

  public String estimator() {
    return estimator;
  }

  public String quantity() {
    return quantity;
  }

  /** The label column, or empty text. */
  public String labelSet() {
    return labelSet;
  }

  /** The value in its unit. */
  public Optional<Double> value() {
    return amount(Amount.VALUE);
  }

  /** The unit of value, error, null and ceiling, or empty text. */
  public String unit() {
    return unit;
  }

  public Optional<Double> nats() {
    return unit.equals(NATS) ? value() : Optional.empty();
  }

  public Optional<Double> normalised() {
    return amount(Amount.NORMALISED);
  }

  public Optional<Double> nullMean() {
    return amount(Amount.NULL_MEAN);
  }

  public Optional<Double> ceiling() {
    return amount(Amount.CEILING);
  }

  public Optional<Double> error() {
    return amount(Amount.ERROR);
  }

  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  public long rowsUsed() {
    return used;
  }

  public long rowsDropped() {
    return dropped;
  }

  /** Columns of the table of lines, behind those of the groups. */
  public static StructType schema(StructType groupFields) {
    StructType schema = new StructType();
    for (StructField field : groupFields.fields()) {
      schema = schema.add(field);
    }
    for (StructField field : FIELDS.fields()) {
      schema = schema.add(field);
    }
    return schema;
  }

  /** Names of the columns behind those of the groups. */
  public static List<String> columns() {
    return List.of(FIELDS.fieldNames());
  }

  /** The line as a row of that table. */
  public Row row(Object[] groupValues) {
    Optional<Double> value = value();
    Optional<Double> side = error().filter(e -> value.isPresent()).map(e -> SIDES * e);
    Object[] own = {
      estimator,
      quantity,
      labelSet.isEmpty() ? null : labelSet,
      value.orElse(null),
      unit.isEmpty() ? null : unit,
      nats().orElse(null),
      nats().map(nats -> nats / NATS_PER_BIT).orElse(null),
      normalised().orElse(null),
      error().orElse(null),
      nullMean().orElse(null),
      side.map(s -> value.orElseThrow() - s).orElse(null),
      side.map(s -> value.orElseThrow() + s).orElse(null),
      ceiling().orElse(null),
      used,
      dropped,
      warnings.isEmpty() ? null : String.join("; ", warnings)
    };
    Object[] all = Arrays.copyOf(groupValues, groupValues.length + own.length);
    System.arraycopy(own, 0, all, groupValues.length, own.length);
    return RowFactory.create(all);
  }
}
