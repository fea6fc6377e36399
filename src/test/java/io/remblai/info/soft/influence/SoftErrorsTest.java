package io.remblai.info.soft.influence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.info.soft.AssignedRows;
import io.remblai.info.soft.Precision;
import io.remblai.info.soft.ReferencePoints;
import io.remblai.info.soft.SoftAssignment;
import io.remblai.info.soft.SoftBins;
import io.remblai.info.soft.histogram.LabelledHistogram;
import io.remblai.info.soft.histogram.SoftHistogram;
import io.remblai.math.Seeds;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SoftErrorsTest {

  private static final int DIM = 5;
  private static final int LABELS = 4;
  private static final SoftBins BINS =
      SoftBins.of(ReferencePoints.fromSeed(3, ReferencePoints.STREAM, 16, DIM));

  /** Rows whose direction leans towards one of their label; every fifth has no second label. */
  private static final class Sums {
    final SoftHistogram all = new SoftHistogram(BINS);
    final LabelledHistogram first = new LabelledHistogram(BINS);
    final LabelledHistogram second = new LabelledHistogram(BINS);
    final ShareSample sample;

    Sums(int rows, int kept, long seed, boolean backwards) {
      sample = new ShareSample(kept);
      Random random = new Random(seed);
      double[] x = new double[rows * DIM];
      long[] labels = new long[rows];
      for (int i = 0; i < rows; i++) {
        labels[i] = random.nextBoolean() ? random.nextInt(LABELS) : 0;
        for (int k = 0; k < DIM; k++) {
          x[i * DIM + k] = random.nextGaussian() + 1.5 * Math.sin(labels[i] * 2.0 + k);
        }
      }
      AssignedRows shares = SoftAssignment.of(BINS, Precision.DOUBLE).assign(x, rows);
      for (int at = 0; at < rows; at++) {
        add(shares, backwards ? rows - 1 - at : at, labels);
      }
    }

    private void add(AssignedRows shares, int i, long[] labels) {
      boolean both = i % 5 != 0;
      all.add(shares, i);
      first.add(shares, i, labels[i]);
      if (both) {
        second.add(shares, i, labels[i] % 2);
      }
      long place = Seeds.key(7, i);
      if (sample.takes(place)) {
        long[] own = {labels[i], both ? labels[i] % 2 : 0};
        sample.add(place, shares, i, own, new boolean[] {true, both});
      }
    }

    double[] values() {
      return new double[] {
        all.entropy().orElseThrow().plugIn(),
        first.information().orElseThrow().information().nats(),
        second.information().orElseThrow().information().nats()
      };
    }

    double[] errors() {
      SoftErrors errors = new SoftErrors(sample);
      return new double[] {
        errors.ofEntropy(all).orElseThrow(),
        errors.ofInformation(0, first).orElseThrow(),
        errors.ofInformation(1, second).orElseThrow()
      };
    }
  }

  @Test
  void errorsAreTheSpreadOfRepeatedSamples() {
    int repeats = 400;
    double[] sums = new double[3];
    double[] squares = new double[3];
    double[] errors = new double[3];
    for (int seed = 0; seed < repeats; seed++) {
      Sums found = new Sums(400, 150, seed, false);
      double[] values = found.values();
      double[] told = found.errors();
      for (int q = 0; q < 3; q++) {
        sums[q] += values[q];
        squares[q] += values[q] * values[q];
        errors[q] += told[q] / repeats;
      }
    }
    for (int q = 0; q < 3; q++) {
      double mean = sums[q] / repeats;
      double spread = Math.sqrt((squares[q] / repeats - mean * mean) * repeats / (repeats - 1));
      assertEquals(1, errors[q] / spread, 0.15, "quantity " + q + ", spread " + spread);
    }
  }

  @Test
  void theSampleIsTheRowsOwn() {
    double[] whole = new Sums(3000, 3000, 5, false).errors();
    double[] kept = new Sums(3000, 600, 5, false).errors();
    double[] backwards = new Sums(3000, 600, 5, true).errors();
    for (int q = 0; q < 3; q++) {
      assertEquals(1, kept[q] / whole[q], 0.1);
      assertEquals(kept[q], backwards[q], 1e-12);
    }
  }

  @Test
  void partsMergeToTheWhole() {
    ShareSample one = new Sums(500, 60, 5, false).sample;
    ShareSample other = new ShareSample(60);
    other.mergeWith(one);
    other.mergeWith(new ShareSample(0));
    assertEquals(60, other.sorted().size());
    assertEquals(one.sorted(), other.sorted());
    ShareSample twice = new ShareSample(60);
    twice.mergeWith(one);
    twice.mergeWith(other);
    assertEquals(60, twice.sorted().size());
    assertEquals(one.sorted().get(0), twice.sorted().get(1));
  }

  @Test
  void smallSamplesHaveNoError() {
    Sums few = new Sums(9, 100, 1, false);
    assertTrue(new SoftErrors(few.sample).ofEntropy(few.all).isEmpty());
    Sums none = new Sums(100, 0, 1, false);
    assertTrue(new SoftErrors(none.sample).ofInformation(0, none.first).isEmpty());
  }
}
