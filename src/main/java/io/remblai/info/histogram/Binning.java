package io.remblai.info.histogram;

import java.io.Serializable;

/** Which bin a number falls into. */
public sealed interface Binning extends Serializable permits EqualWidth, QuantileEdges {

  /** How many bins there are. */
  int bins();

  /** The bin of a number, 0 to {@code bins() - 1}. */
  int bin(double value);

  /** The bins of many numbers. */
  default int[] bins(double[] values) {
    int[] bins = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      bins[i] = bin(values[i]);
    }
    return bins;
  }
}
