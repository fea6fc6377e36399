package io.remblai.report.information;

import java.util.Optional;

/**
 * A group in the information plane of a pair of labels. In nats.
 *
 * @param labels {@code in:out}
 * @param trajectory what the points that are joined by a line have in common
 * @param name of the point on its trajectory
 * @param place on the trajectory; empty: the points have no order
 * @param input what the vectors know about the input label
 * @param output what they know about the output label
 * @param inputChance what chance alone gives for the first
 * @param outputChance what chance alone gives for the second
 * @param inputCeiling the most there is to know about the input label
 * @param outputCeiling the most there is to know about the output label
 * @param curve number of the bound that holds for the point
 */
public record PlanePoint(
    String labels,
    String trajectory,
    String name,
    Optional<Double> place,
    double input,
    double output,
    Optional<Double> inputChance,
    Optional<Double> outputChance,
    Optional<Double> inputCeiling,
    Optional<Double> outputCeiling,
    Optional<Integer> curve) {

  /** The point in one text. */
  String fullName() {
    return trajectory.equals(name) || trajectory.isEmpty() ? name : trajectory + ", " + name;
  }
}
