package io.remblai.spark;

import org.apache.spark.SparkConf;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.serializer.SerializerInstance;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** Copies a value as a shuffle with Kryo would. */
public final class KryoCopy {

  private static final SerializerInstance KRYO =
      new KryoSerializer(new SparkConf(false)).newInstance();

  private KryoCopy() {}

  /** The copy. */
  @SuppressWarnings("unchecked")
  public static <T> T of(T value) {
    ClassTag<T> tag = ClassTag$.MODULE$.apply((Class<T>) value.getClass());
    return KRYO.deserialize(KRYO.serialize(value, tag), tag);
  }
}
