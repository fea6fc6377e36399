package io.remblai.info.series;

import io.remblai.info.Estimate;
import io.remblai.info.KeyedOrder;
import io.remblai.info.LocalMoments;
import io.remblai.info.PermutationNull;
import io.remblai.info.gaussian.CoMoments;
import io.remblai.info.gaussian.Covariance;
import io.remblai.info.gaussian.GaussianInformation;
import io.remblai.info.histogram.DiscreteInformation;
import io.remblai.info.neighbor.NeighborInformation;
import java.util.Arrays;

/**
 * Transfer entropy (Schreiber, 2000): I(target now; l source values before | k target values
 * before).
 */
public final class TransferEntropy {

  private TransferEntropy() {}

  /** As of normal variables; equals half of Granger's statistic. */
  public static Estimate gaussian(Windows windows, GaussianInformation settings) {
    int k = windows.targetPast().dim();
    int l = windows.sourcePast().dim();
    Covariance covariance =
        Covariance.of(
            CoMoments.of(windows.next().beside(windows.targetPast()).beside(windows.sourcePast())));
    return settings.conditional(
        covariance,
        Covariance.range(0, 1),
        Covariance.range(1 + k, 1 + k + l),
        Covariance.range(1, 1 + k));
  }

  /** By nearest neighbours. */
  public static Estimate nearestNeighbors(Windows windows, int neighbors) {
    return information(windows, neighbors).estimate();
  }

  /** By nearest neighbours, ready to be asked share by share. */
  public static NeighborInformation information(Windows windows, int neighbors) {
    int count = windows.next().size();
    int[] all = new int[count];
    Arrays.setAll(all, i -> i);
    return NeighborInformation.conditional(
        windows.next(), windows.sourcePast(), windows.targetPast(), neighbors, all);
  }

  /**
   * Of discrete series, by counting.
   *
   * @param source [length]
   * @param target [length]
   * @param k target values of the past, at least 1
   * @param l source values of the past, at least 1
   */
  public static Estimate discrete(int[] source, int[] target, int k, int l) {
    int first = Windows.first(source.length, target.length, k, l);
    int[] next = Arrays.copyOfRange(target, first, target.length);
    return DiscreteInformation.conditional(next, past(source, first, l), past(target, first, k));
  }

  private static int[] past(int[] series, int first, int lags) {
    int[][] lagged = new int[lags][];
    for (int lag = 1; lag <= lags; lag++) {
      lagged[lag - 1] = Arrays.copyOfRange(series, first - lag, series.length - lag);
    }
    return DiscreteInformation.joint(lagged);
  }

  /**
   * The null of the nearest-neighbour form: source pasts change places between times, while each
   * target keeps its own past.
   */
  public static LocalMoments nullOf(Windows windows, int neighbors, PermutationNull settings) {
    return settings.of(
        KeyedOrder.rowNumbers(windows.next().size()),
        partners -> nearestNeighbors(windows.withSourcesOf(partners), neighbors).nats());
  }
}
