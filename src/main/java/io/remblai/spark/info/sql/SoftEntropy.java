package io.remblai.spark.info.sql;

import io.remblai.info.soft.Precision;
import io.remblai.info.soft.ReferencePoints;
import io.remblai.info.soft.SoftAssignment;
import io.remblai.info.soft.SoftBins;
import io.remblai.spark.info.soft.Heat;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.encoders.AgnosticEncoders;
import org.apache.spark.sql.expressions.Aggregator;
import org.apache.spark.sql.functions;

/**
 * The aggregate function {@code soft_entropy(features)}: H(Z) of a group's vectors in nats, as the
 * job {@code information} computes it with the same bins and seed. The column is an array of float;
 * nulls and vectors without a direction are left out; null where nothing remains.
 */
public final class SoftEntropy extends Aggregator<float[], SoftBuffer, Double> {

  private static final long serialVersionUID = 1;

  /** The name in SQL. */
  public static final String NAME = "soft_entropy";

  private final int count;
  private final long seed;
  private final Heat heat;
  private transient Map<Integer, SoftBins> bins; // by the length of vectors, made where they are
  private transient Map<Integer, SoftAssignment> assignments;

  /**
   * @param count m, at least 2
   */
  public SoftEntropy(int count, long seed, Heat heat) {
    this.count = count;
    this.seed = seed;
    this.heat = heat;
  }

  /** Makes the function known to a session. */
  public static void register(SparkSession session, int count, long seed, Heat heat) {
    session
        .udf()
        .register(NAME, functions.udaf(new SoftEntropy(count, seed, heat), vectorEncoder()));
  }

  @SuppressWarnings("unchecked")
  private static Encoder<float[]> vectorEncoder() {
    // Arrays of primitives have an encoder that only Scala's implicits lead to.
    return (Encoder<float[]>)
        (Encoder<?>)
            new AgnosticEncoders.ArrayEncoder<>(
                AgnosticEncoders.PrimitiveFloatEncoder$.MODULE$, false);
  }

  @Override
  public SoftBuffer zero() {
    return new SoftBuffer();
  }

  @Override
  public SoftBuffer reduce(SoftBuffer buffer, float[] vector) {
    if (vector != null && buffer.add(vector)) {
      flush(buffer);
    }
    return buffer;
  }

  @Override
  public SoftBuffer merge(SoftBuffer one, SoftBuffer other) {
    flush(one);
    flush(other);
    one.mergeWith(other);
    return one;
  }

  @Override
  public Double finish(SoftBuffer buffer) {
    flush(buffer);
    return buffer.entropy().orElse(null);
  }

  private void flush(SoftBuffer buffer) {
    if (!buffer.hasWaiting()) {
      return;
    }
    if (bins == null) {
      bins = new HashMap<>();
      assignments = new HashMap<>();
    }
    SoftBins own =
        bins.computeIfAbsent(
            buffer.dim(),
            dim -> new SoftBins(ReferencePoints.fromSeed(seed, count, dim), heat.eps(count, dim)));
    buffer.flush(
        assignments.computeIfAbsent(buffer.dim(), dim -> SoftAssignment.of(own, Precision.FLOAT)),
        own);
  }

  @Override
  public Encoder<SoftBuffer> bufferEncoder() {
    return Encoders.javaSerialization(SoftBuffer.class);
  }

  @Override
  public Encoder<Double> outputEncoder() {
    return Encoders.DOUBLE();
  }
}
