package io.remblai.lowrank.coupling;

/**
 * One iteration.
 *
 * @param iteration from 0, the start
 * @param value of the objective, penalties of relaxed marginals included
 * @param marginalError as in {@link Convergence}
 * @param gamma step of the logits, in nats
 */
public record TracePoint(int iteration, double value, double marginalError, double gamma) {

  /** This for an objective that is greater by a constant. */
  public TracePoint plus(double constant) {
    return new TracePoint(iteration, value + constant, marginalError, gamma);
  }
}
