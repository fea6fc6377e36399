package io.remblai.info.bottleneck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InformationBottleneckTest {

  private static final BottleneckOptions OPTIONS = new BottleneckOptions(64, 1e-10, 5000);
  private static final double[] BETAS = {1.1, 1.7, 3, 6, 20};

  private static double[][] weights(SplittableRandom random, int x, int y) {
    double[][] weights = new double[x][y];
    for (double[] row : weights) {
      for (int c = 0; c < y; c++) {
        row[c] = random.nextInt(3) == 0 ? 0 : Math.pow(random.nextDouble(), 4);
      }
      row[random.nextInt(y)] += 0.1;
    }
    return weights;
  }

  /** All encoders of two values of X into two of T on a grid. */
  @Test
  void noEncoderOfAGridIsBetter() {
    for (int seed = 0; seed < 30; seed++) {
      double[][] p = weights(new SplittableRandom(seed), 2, 3);
      double sum = 0;
      for (double[] row : p) {
        for (double each : row) {
          sum += each;
        }
      }
      InformationBottleneck search = new InformationBottleneck(DiscreteJoint.of(p), OPTIONS);
      for (BottleneckPoint point : search.anneal(BETAS)) {
        double least = Double.POSITIVE_INFINITY;
        for (int a = 0; a <= 50; a++) {
          for (int b = 0; b <= 50; b++) {
            least = Math.min(least, lagrangian(p, sum, a / 50.0, b / 50.0, point.beta()));
          }
        }
        for (int restart = 0; restart < 6; restart++) {
          BottleneckPoint other = search.restart(point.beta(), 3, restart);
          point = other.lagrangian() < point.lagrangian() ? other : point;
        }
        assertTrue(point.lagrangian() <= least + 1e-8, seed + " " + point + " " + least);
      }
    }
  }

  /** By the definitions: {@code I(X;T) = H(T) - H(T|X)}, {@code I(T;Y) = H(Y) + H(T) - H(T,Y)}. */
  private static double lagrangian(double[][] p, double sum, double a, double b, double beta) {
    double[][] q = {{a, 1 - a}, {b, 1 - b}};
    double[] t = new double[2];
    double[] y = new double[p[0].length];
    double[] ty = new double[2 * y.length];
    double conditional = 0;
    for (int x = 0; x < 2; x++) {
      double px = 0;
      for (int c = 0; c < y.length; c++) {
        double pxy = p[x][c] / sum;
        px += pxy;
        y[c] += pxy;
        for (int k = 0; k < 2; k++) {
          t[k] += pxy * q[x][k];
          ty[k * y.length + c] += pxy * q[x][k];
        }
      }
      conditional += px * entropy(q[x]);
    }
    return entropy(t) - conditional - beta * (entropy(y) + entropy(t) - entropy(ty));
  }

  private static double entropy(double[] p) {
    double entropy = 0;
    for (double each : p) {
      entropy -= each > 0 ? each * Math.log(each) : 0;
    }
    return entropy;
  }

  @Test
  void pointsKeepTheLawsOfInformation() {
    for (int seed = 0; seed < 30; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      DiscreteJoint joint =
          DiscreteJoint.of(weights(random, random.nextInt(1, 12), random.nextInt(1, 9)));
      InformationBottleneck search = new InformationBottleneck(joint, OPTIONS);
      List<BottleneckPoint> points = new ArrayList<>(List.of(search.anneal(BETAS)));
      points.add(search.restart(4, seed, 1));
      BottleneckCurve curve = BottleneckCurve.of(joint, points);
      for (BottleneckPoint point : points) {
        assertTrue(point.ity() <= point.ixt() + 1e-12, "data processing");
        assertTrue(point.ity() <= joint.information() + 1e-12);
        assertTrue(point.ixt() <= joint.entropyX() + 1e-12);
        assertTrue(point.ity() <= curve.at(point.ixt()) + 1e-12);
        assertTrue(curve.lagrangian(point.beta()) <= point.lagrangian() + 1e-12);
        assertTrue(point.lagrangian() <= 1e-9, "no worse than saying nothing");
      }
      double[] corners = curve.ixt();
      for (int i = 1; i < corners.length; i++) {
        assertTrue(corners[i] > corners[i - 1]);
        assertEquals(curve.ity()[i], curve.at(corners[i]));
      }
      assertEquals(joint.information(), curve.at(joint.entropyX() + 1), 1e-12);
    }
  }

  @Test
  void atLargeBetaNothingIsLost() {
    DiscreteJoint joint = DiscreteJoint.of(weights(new SplittableRandom(5), 9, 6));
    BottleneckPoint point = new InformationBottleneck(joint, OPTIONS).anneal(new double[] {1e6})[0];
    assertEquals(joint.information(), point.ity(), 1e-6);
  }

  /** Forty values of X of four kinds, in four clusters: what the kind tells, and no less. */
  @Test
  void fewClustersFindTheKinds() {
    for (int seed = 0; seed < 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double[][] kinds = weights(random, 4, 12);
      double[][] p = new double[40][12];
      for (int x = 0; x < p.length; x++) {
        double weight = random.nextDouble() + 0.1;
        for (int y = 0; y < 12; y++) {
          p[x][y] = weight * kinds[x % 4][y];
        }
      }
      DiscreteJoint joint = DiscreteJoint.of(p);
      BottleneckOptions few = new BottleneckOptions(4, 1e-10, 5000);
      BottleneckPoint point = new InformationBottleneck(joint, few).anneal(new double[] {1e4})[0];
      assertEquals(joint.information(), point.ity(), 1e-6, "seed " + seed);
      assertTrue(point.clusters() <= 4);
    }
  }

  @Test
  void twoValuesThatSayTheSameBecomeOne() {
    DiscreteJoint joint = DiscreteJoint.of(new double[][] {{4, 1}, {8, 2}, {1, 6}});
    BottleneckPoint point = new InformationBottleneck(joint, OPTIONS).anneal(new double[] {1e5})[0];
    assertEquals(2, point.clusters());
    double p = 15.0 / 22;
    assertEquals(entropy(new double[] {p, 1 - p}), point.ixt(), 1e-3);
  }

  @Test
  void independentVariablesHaveNothingToKeep() {
    DiscreteJoint joint = DiscreteJoint.of(new double[][] {{1, 2, 3}, {2, 4, 6}});
    assertEquals(0, joint.information(), 1e-15);
    for (BottleneckPoint point : new InformationBottleneck(joint, OPTIONS).anneal(BETAS)) {
      assertEquals(0, point.ity(), 1e-12);
      assertEquals(0, point.ixt(), 1e-6);
    }
  }

  @Test
  void oneValueOfXHasACurve() {
    DiscreteJoint joint = DiscreteJoint.of(new double[][] {{0, 0}, {1, 2}});
    assertEquals(1, joint.sizeX());
    BottleneckPoint[] points = new InformationBottleneck(joint, OPTIONS).anneal(BETAS);
    BottleneckCurve curve = BottleneckCurve.of(joint, List.of(points));
    assertEquals(0, curve.at(0), 1e-15);
    assertEquals(new CurveDistance(-0.3, 0.3), curve.distance(0.4, 0.3));
  }

  @Test
  void restartsAreRepeatable() {
    DiscreteJoint joint = DiscreteJoint.of(weights(new SplittableRandom(2), 7, 5));
    InformationBottleneck search = new InformationBottleneck(joint, OPTIONS);
    assertEquals(search.restart(3, 9, 4), search.restart(3, 9, 4));
  }

  @Test
  void impossibleValuesAreLeftOut() {
    DiscreteJoint joint = DiscreteJoint.of(new double[][] {{1, 0, 1}, {0, 0, 0}, {0, 0, 2}});
    assertEquals(2, joint.sizeX());
    assertEquals(2, joint.sizeY());
    assertEquals(Math.log(2), joint.entropyX(), 1e-15);
    assertEquals(entropy(new double[] {0.25, 0.75}), joint.entropyY(), 1e-15);
  }

  @Test
  void severalGaussianComponentsAreTheBestSplitOfOne() {
    GaussianBottleneck both = new GaussianBottleneck(-0.5, 0, 0.9);
    GaussianBottleneck strong = new GaussianBottleneck(0.9);
    GaussianBottleneck weak = new GaussianBottleneck(0.5);
    assertEquals(strong.information() + weak.information(), both.information(), 1e-15);
    for (double ixt = 0; ixt < 6; ixt += 0.17) {
      double best = 0;
      for (int part = 0; part <= 2000; part++) {
        best = Math.max(best, strong.at(ixt * part / 2000) + weak.at(ixt * (2000 - part) / 2000));
      }
      assertEquals(best, both.at(ixt), 1e-6);
      assertTrue(best <= both.at(ixt) + 1e-12);
    }
    assertEquals(0, new GaussianBottleneck().at(3));
  }

  @Test
  void ceilingsHaveNames() {
    PlaneCeilings ceilings = new PlaneCeilings(Math.log(100), 2, 7);
    assertEquals(2, ceilings.input());
    assertEquals(Math.log(100), ceilings.output());
    assertEquals(0.3, ceilings.diagonal(0.3));
  }

  @Test
  void mistakesAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> DiscreteJoint.of(new double[][] {{1}, {1, 2}}));
    assertThrows(IllegalArgumentException.class, () -> DiscreteJoint.of(new double[][] {{-1, 2}}));
    assertThrows(
        IllegalArgumentException.class, () -> DiscreteJoint.of(new double[][] {{Double.NaN}}));
    assertThrows(IllegalArgumentException.class, () -> DiscreteJoint.of(new double[2][2]));
    assertThrows(IllegalArgumentException.class, () -> DiscreteJoint.of(new double[0][]));
    assertThrows(IllegalArgumentException.class, () -> new GaussianBottleneck(1));
    assertThrows(IllegalArgumentException.class, () -> new BottleneckOptions(0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new BottleneckOptions(1, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new BottleneckOptions(1, 1, 0));
    InformationBottleneck search =
        new InformationBottleneck(DiscreteJoint.of(new double[][] {{1}}), OPTIONS);
    assertThrows(IllegalArgumentException.class, () -> search.anneal(new double[] {0}));
    assertArrayEquals(new BottleneckPoint[0], search.anneal(new double[0]));
  }
}
