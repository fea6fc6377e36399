package io.remblai.spark.progress;

import io.remblai.spark.PairBlock;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.List;
import org.apache.spark.Dependency;
import org.apache.spark.OneToOneDependency;
import org.apache.spark.Partition;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.RDD;
import scala.collection.Iterator;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * Pairs that can be had in two ways: from the stages that made them, and later from a checkpoint.
 *
 * <p>To be persisted. Cached blocks are used as long as they last; {@link #recoverFrom} changes
 * only what a lost block is computed from, so that a run of many rounds does not start all over
 * when it loses an executor, and nothing is read from a checkpoint where none is lost.
 */
public final class RecoverablePairs extends RDD<PairBlock> {

  private static final long serialVersionUID = 1;

  private static final ClassTag<PairBlock> TAG = ClassTag$.MODULE$.apply(PairBlock.class);

  private transient RDD<PairBlock> origin; // tasks know it as their dependency
  private final int size;

  public RecoverablePairs(JavaRDD<PairBlock> made) {
    super(made.context(), on(made.rdd()), TAG);
    this.origin = made.rdd();
    this.size = made.getNumPartitions();
  }

  /** The same pairs in the same partitions, from elsewhere; the stages so far are forgotten. */
  public void recoverFrom(JavaRDD<PairBlock> same) {
    if (same.getNumPartitions() != size) {
      throw new IllegalArgumentException(
          "pairs of %d partitions cannot be recovered from %d"
              .formatted(size, same.getNumPartitions()));
    }
    origin = same.rdd();
    clearDependencies();
  }

  private static Seq<Dependency<?>> on(RDD<PairBlock> parent) {
    return CollectionConverters.asScala(List.<Dependency<?>>of(new OneToOneDependency<>(parent)))
        .toSeq();
  }

  @Override
  public Seq<Dependency<?>> getDependencies() {
    return on(origin);
  }

  @Override
  public Partition[] getPartitions() {
    Partition[] parts = new Partition[size];
    for (int i = 0; i < size; i++) {
      parts[i] = new Part(this, i);
    }
    return parts;
  }

  @Override
  @SuppressWarnings("unchecked") // The one dependency is on pairs.
  public Iterator<PairBlock> compute(Partition split, TaskContext context) {
    RDD<PairBlock> parent = (RDD<PairBlock>) dependencies().head().rdd();
    return parent.iterator(((Part) split).origin, context);
  }

  /** A partition; it takes the partition it is computed from along when it travels to a task. */
  static final class Part implements Partition {

    private static final long serialVersionUID = 1;

    private final transient RecoverablePairs pairs;
    private final int index;
    private Partition origin;

    Part(RecoverablePairs pairs, int index) {
      this.pairs = pairs;
      this.index = index;
    }

    @Override
    public int index() {
      return index;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Part that && that.index == index;
    }

    @Override
    public int hashCode() {
      return index;
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
      origin = pairs.origin.partitions()[index];
      out.defaultWriteObject();
    }
  }
}
