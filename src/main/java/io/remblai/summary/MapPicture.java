package io.remblai.summary;

import java.util.List;

/**
 * A map as seen in a plane.
 *
 * @param plane its axes
 * @param counts where all points are and move
 * @param pairs some pairs, each as x, y of the source and x, y of the target
 * @param sampled pairs that the plane was found from
 */
public record MapPicture(
    PrincipalPlane plane, PlaneCounts counts, List<double[]> pairs, int sampled) {

  public MapPicture {
    pairs = List.copyOf(pairs);
  }
}
