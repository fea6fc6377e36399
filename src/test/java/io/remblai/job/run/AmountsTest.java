package io.remblai.job.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class AmountsTest {

  @Test
  void sizesHaveReadableUnits() {
    assertEquals("512 B", Amounts.bytes(512));
    assertEquals("256.0 MiB", Amounts.bytes(256 << 20));
    assertEquals("1.5 TiB", Amounts.bytes(3L << 39));
  }

  @Test
  void timesHaveReadableUnits() {
    assertEquals("0.3 s", Amounts.duration(0.25));
    assertEquals("10 min", Amounts.duration(600));
    assertEquals("2.0 h", Amounts.duration(7200));
  }
}
