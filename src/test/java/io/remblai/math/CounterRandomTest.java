package io.remblai.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class CounterRandomTest {

  /** Check values computed with an independent implementation of the same definition in Python. */
  @Test
  void keysAndBitsAreTheReferenceOnes() {
    assertEquals(0xe220a8397b1dcdafL, Seeds.key(0, 0));
    assertEquals(0x405da438a39e8064L, Seeds.key(-1, 7));
    CounterRandom random = new CounterRandom(20260101, 3);
    assertEquals(0x7275192daca92c24L, random.bits(0));
    assertEquals(0xf9f315e0345b574eL, random.bits(1));
    assertEquals(0x09832851f0975f11L, random.bits(2));
    assertEquals(0x5bfabb078e6866a9L, random.bits(3));
  }

  @Test
  void uniformsAreTheReferenceOnes() {
    CounterRandom random = new CounterRandom(0, 0);
    double[] expected = {
      0.6524484863740323, 0.7012121095215254, 0.38712414097578557,
      0.6564137070730711, 0.7879284658471055, 0.14623465613318148
    };
    for (int c = 0; c < expected.length; c++) {
      assertEquals(expected[c], random.uniform(c));
    }
  }

  @Test
  void normalRowsAreTheReferenceOnes() {
    assertRow(0, 0, 0, -0.2788749225862037, -0.8810646738621364, -0.7642228620191804);
    assertRow(0, 0, 1, 0.4189256448675238, 0.5488144033513804, -0.06709291206263172);
    assertRow(1, 0, 1_000_000, 0.43462479408161137, -0.7800070973504966, -1.28146001546226);
    assertRow(-1, 7, 1_000_000, 2.5636802265648293, 1.5731330556465641, -0.3772007042449412);
  }

  private static void assertRow(long seed, long stream, long row, double... expected) {
    double[] actual = new double[expected.length];
    new CounterRandom(seed, stream).normalRow(row, actual);
    for (int k = 0; k < expected.length; k++) {
      assertEquals(expected[k], actual[k], 1e-13 * Math.abs(expected[k]));
    }
  }

  @Test
  void normalsInARowAreTheSingleOnes() {
    CounterRandom random = new CounterRandom(5, 6);
    double[] run = new double[7];
    random.normals(40, run);
    double[] single = new double[7];
    for (int k = 0; k < single.length; k++) {
      single[k] = random.normal(40 + k);
    }
    assertArrayEquals(single, run);
  }

  @Test
  void momentsAreThoseOfTheStandardNormal() {
    double[] z = new double[200_000];
    new CounterRandom(11, 0).normals(0, z);
    double sum = 0;
    double squares = 0;
    for (double value : z) {
      sum += value;
      squares += value * value;
    }
    // Five standard errors: 5 / sqrt(n) and 5 sqrt(2 / n).
    assertEquals(0, sum / z.length, 5 / Math.sqrt(z.length));
    assertEquals(1, squares / z.length, 5 * Math.sqrt(2.0 / z.length));
  }

  @Test
  void aRunOfNormalsStartsAtAPair() {
    CounterRandom random = new CounterRandom(1, 1);
    assertThrows(IllegalArgumentException.class, () -> random.normals(3, new double[2]));
  }
}
