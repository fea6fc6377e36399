package io.remblai.spark.info.series;

import io.remblai.spark.info.sample.RowSample;
import java.io.Serializable;
import org.apache.spark.api.java.function.Function2;

/** A sample of the windows of a group, and how many there were. Mergeable. Not thread safe. */
final class WindowSample implements Serializable {

  private static final long serialVersionUID = 1;

  private final RowSample sample;
  private long windows;
  private long gaps;

  WindowSample(int most) {
    sample = new RowSample(most);
  }

  RowSample sample() {
    return sample;
  }

  void countWindow() {
    windows++;
  }

  void countGaps(long more) {
    gaps += more;
  }

  long windows() {
    return windows;
  }

  long gaps() {
    return gaps;
  }

  /** Adds windows to others; a named class, see the closure rules. */
  static final class Merge implements Function2<WindowSample, WindowSample, WindowSample> {
    private static final long serialVersionUID = 1;

    @Override
    public WindowSample call(WindowSample one, WindowSample other) {
      one.sample.mergeWith(other.sample);
      one.windows += other.windows;
      one.gaps += other.gaps;
      return one;
    }
  }
}
