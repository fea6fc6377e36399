package io.remblai.info.task;

import com.fasterxml.jackson.databind.JsonNode;
import io.remblai.info.ReferenceCases;
import io.remblai.info.Rows;
import io.remblai.math.CounterRandom;
import io.remblai.math.linear.Cholesky;
import io.remblai.math.linear.Matrices;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the 40 distributions of {@code bmi_tasks.json}, whose mutual information is known (Czyz,
 * Grabowski, Vogt, Beerenwinkel and Marx, "Beyond normal: on the evaluation of mutual information
 * estimators", 2023).
 *
 * @param definition the task as it stands in the file
 */
public record BmiTask(JsonNode definition) {

  /** A paired sample. */
  public record Sample(Rows x, Rows y) {}

  /** All 40. */
  public static List<BmiTask> all() {
    List<BmiTask> tasks = new ArrayList<>();
    for (JsonNode one : ReferenceCases.of("bmi_tasks.json", "")) {
      tasks.add(new BmiTask(one));
    }
    return tasks;
  }

  /** The task's name in the file. */
  public String id() {
    return definition.get("id").asText();
  }

  /** The true mutual information in nats. */
  public double trueNats() {
    return definition.get("true_mi_nats").asDouble();
  }

  private JsonNode base() {
    return definition.get("base");
  }

  private int dimX() {
    return base().get("dim_x").asInt();
  }

  private int dimY() {
    return base().get("dim_y").asInt();
  }

  /** The first n rows of the task's sample with a seed. */
  public Sample sample(int n, long seed) {
    Rows all =
        switch (base().get("kind").asText()) {
          case "normal" -> normal(n, seed, covariance());
          case "student" -> student(n, seed);
          case "additive_uniform" -> additiveUniform(n, seed);
          default -> throw new IllegalStateException(base().toString());
        };
    double[] x = new double[n * dimX()];
    double[] y = new double[n * dimY()];
    for (int i = 0; i < n; i++) {
      System.arraycopy(all.values(), i * all.dim(), x, i * dimX(), dimX());
      System.arraycopy(all.values(), i * all.dim() + dimX(), y, i * dimY(), dimY());
    }
    Sample sample = new Sample(new Rows(x, n, dimX()), new Rows(y, n, dimY()));
    for (JsonNode transform : definition.get("transforms")) {
      sample = BmiTransforms.apply(transform, sample);
    }
    return sample;
  }

  /** The covariance of (X, Y) of a normal or Student task. */
  double[] covariance() {
    int d = dimX() + dimY();
    String structure = base().get("structure").asText();
    double[] covariance = new double[d * d];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        covariance[i * d + j] =
            i == j
                ? 1
                : switch (structure) {
                  case "bivariate" -> base().get("correlation").asDouble();
                  case "dense" -> base().get("off_diag").asDouble();
                  default -> 0;
                };
      }
    }
    if (structure.equals("pairs")) {
      double squared = Math.pow(base().get("strength").asDouble(), 2);
      for (int i = 0; i < base().get("pairs").asInt(); i++) {
        int j = dimX() + i;
        covariance[i * d + j] = squared / (1 + squared);
        covariance[j * d + i] = squared / (1 + squared);
      }
    }
    return covariance;
  }

  private Rows normal(int n, long seed, double[] covariance) {
    int d = dimX() + dimY();
    double[] g = new double[n * d];
    CounterRandom random = new CounterRandom(seed, 0);
    double[] row = new double[d];
    for (int i = 0; i < n; i++) {
      random.normalRow(i, row);
      System.arraycopy(row, 0, g, i * d, d);
    }
    return new Rows(Matrices.product(g, lowerTransposed(covariance, d), n, d, d), n, d);
  }

  /** L^T: what solving with L makes of the covariance itself. */
  private static double[] lowerTransposed(double[] covariance, int d) {
    double[] solved = covariance.clone();
    new Cholesky(covariance, d, 0).solveLower(solved, d);
    return solved;
  }

  private Rows student(int n, long seed) {
    int d = dimX() + dimY();
    int df = base().get("df").asInt();
    double[] values = normal(n, seed, covariance()).values();
    CounterRandom random = new CounterRandom(seed, 1);
    double[] row = new double[df];
    for (int i = 0; i < n; i++) {
      random.normalRow(i, row);
      double squares = 0;
      for (double g : row) {
        squares += g * g;
      }
      for (int k = 0; k < d; k++) {
        values[i * d + k] /= Math.sqrt(squares / df);
      }
    }
    return new Rows(values, n, d);
  }

  private Rows additiveUniform(int n, long seed) {
    double epsilon = base().get("epsilon").asDouble();
    CounterRandom random = new CounterRandom(seed, 0);
    double[] values = new double[2 * n];
    for (int i = 0; i < n; i++) {
      values[2 * i] = random.uniform(2L * i);
      values[2 * i + 1] = values[2 * i] + epsilon * (2 * random.uniform(2L * i + 1) - 1);
    }
    return new Rows(values, n, 2);
  }

  /** The true information from its closed form. */
  double closedForm() {
    return switch (base().get("kind").asText()) {
      case "normal" -> normalInformation();
      case "student" -> {
        double df = base().get("df").asDouble();
        yield StudentEntropy.of(df, dimX())
            + StudentEntropy.of(df, dimY())
            - StudentEntropy.of(df, dimX() + dimY());
      }
      default -> {
        double epsilon = base().get("epsilon").asDouble();
        yield epsilon <= 0.5 ? epsilon - Math.log(2 * epsilon) : 1 / (4 * epsilon);
      }
    };
  }

  private double normalInformation() {
    int d = dimX() + dimY();
    double[] all = covariance();
    double[] ofX = new double[dimX() * dimX()];
    double[] ofY = new double[dimY() * dimY()];
    for (int i = 0; i < dimX(); i++) {
      System.arraycopy(all, i * d, ofX, i * dimX(), dimX());
    }
    for (int i = 0; i < dimY(); i++) {
      System.arraycopy(all, (dimX() + i) * d + dimX(), ofY, i * dimY(), dimY());
    }
    return 0.5
        * (new Cholesky(ofX, dimX(), 0).logDeterminant()
            + new Cholesky(ofY, dimY(), 0).logDeterminant()
            - new Cholesky(all, d, 0).logDeterminant());
  }
}
