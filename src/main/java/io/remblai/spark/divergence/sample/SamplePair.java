package io.remblai.spark.divergence.sample;

import io.remblai.info.KeyedOrder;
import io.remblai.info.LocalMoments;
import io.remblai.info.Rows;
import io.remblai.math.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/**
 * Two samples to be compared.
 *
 * @param x rows of the source
 * @param y rows of the target
 * @param keys [x rows, then y rows] what chance sides are dealt by
 */
record SamplePair(Rows x, Rows y, long[] keys) {

  /** Of kept rows of both sides, at least one each. */
  static SamplePair of(KeptRows source, KeptRows target) {
    List<KeptRow> x = source.inOrder();
    List<KeptRow> y = target.inOrder();
    long[] ofX = x.stream().mapToLong(KeptRow::place).toArray();
    long[] ofY = y.stream().mapToLong(KeptRow::place).toArray();
    long[] keys = Arrays.copyOf(ofX, ofX.length + ofY.length);
    for (int i = 0; i < keys.length; i++) {
      boolean second = i >= ofX.length;
      long place = second ? ofY[i - ofX.length] : ofX[i];
      // Rows of one place are told apart by their number, rows of one id by their table.
      boolean again =
          i > 0 && i != ofX.length && place == (second ? ofY[i - ofX.length - 1] : ofX[i - 1]);
      keys[i] = Seeds.key(place, second ? 1 : 0) + (again ? i : 0);
    }
    return new SamplePair(KeptRow.coordinates(x), KeptRow.coordinates(y), keys);
  }

  /**
   * A measure of two samples of all rows, dealt to sides of the same sizes by chance, over several
   * dealings.
   */
  LocalMoments chance(int dealings, long seed, ToDoubleBiFunction<Rows, Rows> measure) {
    double[] all = Arrays.copyOf(x.values(), x.values().length + y.values().length);
    System.arraycopy(y.values(), 0, all, x.values().length, y.values().length);
    Rows both = new Rows(all, keys.length, x.dim());
    double[] values = new double[dealings];
    for (int r = 0; r < dealings; r++) {
      int[] order = KeyedOrder.shuffled(seed, r, keys);
      values[r] =
          measure.applyAsDouble(
              both.take(Arrays.copyOf(order, x.size())),
              both.take(Arrays.copyOfRange(order, x.size(), order.length)));
    }
    return LocalMoments.of(values);
  }
}
