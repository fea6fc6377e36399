package io.remblai.info.task;

import com.fasterxml.jackson.databind.JsonNode;
import io.remblai.info.Rows;
import io.remblai.info.special.NormalDistribution;
import io.remblai.info.task.BmiTask.Sample;
import io.remblai.info.transform.Transform;
import java.util.function.DoubleUnaryOperator;

/** The invertible maps that make the benchmark's distributions out of simple ones. */
final class BmiTransforms {

  private BmiTransforms() {}

  static Sample apply(JsonNode transform, Sample sample) {
    return switch (transform.get("op").asText()) {
      case "normal_cdf" -> both(sample, NormalDistribution::cumulative);
      case "half_cube" -> both(sample, v -> v * Math.sqrt(Math.abs(v)));
      case "asinh" -> both(sample, Transform::asinh);
      case "wiggly" ->
          new Sample(
              each(sample.x(), BmiTransforms::wigglyX), each(sample.y(), BmiTransforms::wigglyY));
      case "bimodal" ->
          new Sample(
              each(sample.x(), v -> mixtureQuantile(v, 0.3, 0, 5)),
              each(sample.y(), v -> mixtureQuantile(v, 0.5, -1, 3)));
      case "swissroll_x" -> new Sample(roll(sample.x()), sample.y());
      case "spiral" -> {
        double speed = transform.get("speed").asDouble();
        yield new Sample(spiral(sample.x(), 0, 1, speed), spiral(sample.y(), 1, 2, speed));
      }
      default -> throw new IllegalStateException(transform.toString());
    };
  }

  private static Sample both(Sample sample, DoubleUnaryOperator map) {
    return new Sample(each(sample.x(), map), each(sample.y(), map));
  }

  private static Rows each(Rows rows, DoubleUnaryOperator map) {
    double[] values = new double[rows.values().length];
    for (int at = 0; at < values.length; at++) {
      values[at] = map.applyAsDouble(rows.values()[at]);
    }
    return new Rows(values, rows.size(), rows.dim());
  }

  private static double wigglyX(double x) {
    return x + 0.4 * Math.sin(x) + 0.2 * Math.sin(1.7 * x + 1) + 0.03 * Math.sin(3.3 * x - 2.5);
  }

  private static double wigglyY(double y) {
    return y
        - 0.4 * Math.sin(0.4 * y)
        + 0.17 * Math.sin(1.3 * y + 3.5)
        + 0.02 * Math.sin(4.3 * y - 2.5);
  }

  /** The value at which a mixture of two unit normals has the probability of v under one. */
  private static double mixtureQuantile(double v, double weight, double first, double second) {
    double p = NormalDistribution.cumulative(v);
    double low = -10;
    double high = 10;
    for (int step = 0; step < 200; step++) {
      double middle = (low + high) / 2;
      double mass =
          weight * NormalDistribution.cumulative(middle - first)
              + (1 - weight) * NormalDistribution.cumulative(middle - second);
      if (mass < p) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  private static Rows roll(Rows x) {
    double[] values = new double[2 * x.size()];
    for (int i = 0; i < x.size(); i++) {
      double t = 1.5 * Math.PI * (1 + 2 * x.at(i, 0));
      values[2 * i] = t * Math.cos(t) / 21;
      values[2 * i + 1] = t * Math.sin(t) / 21;
    }
    return new Rows(values, x.size(), 2);
  }

  private static Rows spiral(Rows rows, int first, int second, double speed) {
    int dim = rows.dim();
    double[] values = rows.values().clone();
    for (int i = 0; i < rows.size(); i++) {
      double squares = 0;
      for (int k = 0; k < dim; k++) {
        squares += rows.at(i, k) * rows.at(i, k);
      }
      double angle = speed / dim * squares;
      double u = rows.at(i, first);
      double v = rows.at(i, second);
      values[i * dim + first] = u * Math.cos(angle) - v * Math.sin(angle);
      values[i * dim + second] = u * Math.sin(angle) + v * Math.cos(angle);
    }
    return new Rows(values, rows.size(), dim);
  }
}
