package io.remblai.report.information;

import java.util.List;

/**
 * What the labels themselves allow: above this curve no description of the input label lies.
 *
 * @param number by which points name it
 * @param points of the curve, each {input, output} in nats, ascending
 */
public record PlaneBound(int number, List<double[]> points) {

  public PlaneBound {
    points = List.copyOf(points);
  }
}
