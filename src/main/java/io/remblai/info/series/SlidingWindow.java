package io.remblai.info.series;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Optional;

/**
 * Cuts series into windows, row by row in the order of time, holding no more rows than a window
 * has. A window never reaches across a gap. Not thread safe.
 */
public final class SlidingWindow {

  private final Lags lags;
  private final long step;
  private final ArrayDeque<double[]> sources = new ArrayDeque<>(); // latest first
  private final ArrayDeque<double[]> targets = new ArrayDeque<>();
  private long last;
  private boolean started;
  private long gaps;

  /**
   * @param step from one row's time to the next one's where none is missing, at least 1
   */
  public SlidingWindow(Lags lags, long step) {
    if (step < 1) {
      throw new IllegalArgumentException("step is %d, must be at least 1".formatted(step));
    }
    this.lags = lags;
    this.step = step;
  }

  /** Forgets the past: another series begins. */
  public void restart() {
    started = false;
    sources.clear();
    targets.clear();
  }

  /**
   * The window that ends with this row, where its whole past is there.
   *
   * @param time above that of the row before
   * @param source not modified, kept for later windows
   * @param target not modified, kept for later windows
   */
  public Optional<Window> next(long time, double[] source, double[] target) {
    if (started && time <= last) {
      throw new IllegalArgumentException(
          "time is %d, must be above that of the row before, %d".formatted(time, last));
    }
    if (started && time - last != step) {
      gaps++;
      restart();
    }
    Optional<Window> window =
        sources.size() < lags.longest()
            ? Optional.empty()
            : Optional.of(
                new Window(
                    target.clone(),
                    latest(sources, lags.source()),
                    latest(targets, lags.target())));
    started = true;
    last = time;
    push(sources, source);
    push(targets, target);
    return window;
  }

  private void push(ArrayDeque<double[]> rows, double[] row) {
    rows.addFirst(row);
    if (rows.size() > lags.longest()) {
      rows.removeLast();
    }
  }

  private static double[] latest(ArrayDeque<double[]> rows, int count) {
    int dim = rows.getFirst().length;
    double[] joined = new double[count * dim];
    Iterator<double[]> latestFirst = rows.iterator();
    for (int lag = 0; lag < count; lag++) {
      System.arraycopy(latestFirst.next(), 0, joined, lag * dim, dim);
    }
    return joined;
  }

  /** How often rows were missing so far. */
  public long gaps() {
    return gaps;
  }
}
