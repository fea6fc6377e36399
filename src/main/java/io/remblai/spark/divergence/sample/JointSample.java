package io.remblai.spark.divergence.sample;

import io.remblai.info.Rows;
import io.remblai.spark.Side;
import io.remblai.spark.divergence.TwoTables;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function;
import scala.Tuple2;

/** One sample of the rows of both tables together, whatever their group, held by one task. */
public final class JointSample {

  private JointSample() {}

  /**
   * What a function makes of the sample, in one element.
   *
   * @param dim length of the rows that count; some row has it
   * @param most rows of the sample
   */
  public static <T> T map(TwoTables tables, int dim, int most, long seed, Function<Rows, T> made) {
    KeepRows pass = new KeepRows(Side.SOURCE, dim, most, seed, true);
    JavaRDD<Rows> sample =
        JavaPairRDD.fromJavaRDD(tables.map(pass, pass))
            .reduceByKey(new KeepRows.Merge(), 1)
            .map(new InOrder());
    return sample.map(made).first();
  }

  /** The rows of the sample. */
  private static final class InOrder implements Function<Tuple2<Long, KeptSides>, Rows> {
    private static final long serialVersionUID = 1;

    @Override
    public Rows call(Tuple2<Long, KeptSides> kept) {
      return KeptRow.coordinates(kept._2().of(Side.SOURCE).inOrder());
    }
  }
}
