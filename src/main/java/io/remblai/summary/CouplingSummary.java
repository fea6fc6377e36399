package io.remblai.summary;

import java.util.List;

/**
 * A coupling of low rank, summarised: its components and how the objective came down.
 *
 * @param source components of the source
 * @param target components of the target
 * @param latent mass between the components that are shown, [source.shown, target.shown]
 * @param trace the iterations of the best start
 */
public record CouplingSummary(Side source, Side target, double[] latent, List<Step> trace) {

  public CouplingSummary {
    trace = List.copyOf(trace);
  }

  /**
   * The components of one side.
   *
   * @param masses mass of each component
   * @param rows rows whose greatest share is in each component
   * @param meanGreatest mean over all rows of their greatest share
   * @param shown components that the latent coupling is shown of, in order
   */
  public record Side(double[] masses, long[] rows, double meanGreatest, int[] shown) {}

  /**
   * An iteration.
   *
   * @param iteration its number
   * @param value of the objective
   * @param marginalError how far the marginals are from what they should be
   */
  public record Step(int iteration, double value, double marginalError) {}
}
