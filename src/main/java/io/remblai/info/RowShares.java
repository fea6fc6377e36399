package io.remblai.info;

import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Work on shares of rows by all threads of the common pool, gathered in the order of the shares.
 */
public final class RowShares {

  /** What one share of the rows gives. */
  @FunctionalInterface
  public interface Work<T> {

    /** The rows from {@code from} up to but without {@code to}. */
    T of(int from, int to);
  }

  private RowShares() {}

  /**
   * Cuts the rows into shares of equal size and works on them at the same time.
   *
   * @param rows how many there are
   * @param share rows to a share; the result depends on it, never on the threads
   * @return what each share gave, in order
   */
  public static <T> T[] run(int rows, int share, Work<T> work, IntFunction<T[]> array) {
    int shares = (rows + share - 1) / share;
    return IntStream.range(0, shares)
        .parallel()
        .mapToObj(s -> work.of(s * share, Math.min(rows, (s + 1) * share)))
        .toArray(array);
  }
}
