package io.remblai.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CertificateWorkTest {

  @Test
  void growsWithTheSquare() {
    CertificateWork work = CertificateWork.of(1_000_000, 64);
    assertEquals(1e12, work.pairs(), 0);
    assertEquals(1.28e14, work.flops(), 0);
    assertEquals(work.seconds(1) / 8, work.seconds(8), 1e-9);
  }

  @Test
  void saysItInWords() {
    assertEquals("1.0e+02 distances, about 1 s on 1 core", CertificateWork.of(10, 2).inWords(1));
    assertEquals(
        "1.0e+12 distances, about 10 min on 2 cores", CertificateWork.of(1_000_000, 64).inWords(2));
    assertEquals(
        "1.0e+14 distances, about 16 h on 2 cores", CertificateWork.of(10_000_000, 64).inWords(2));
  }
}
