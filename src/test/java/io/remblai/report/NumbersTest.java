package io.remblai.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0",
        "-0.0 | 0",
        "5.3032212345 | 5.30322",
        "1234567.8 | 1,234,570",
        "123456.78 | 123,457",
        "-1234.5 | -1,234.5",
        "0.00012345678 | 0.000123457",
        "1.5e-9 | 1.5E-9",
        "3e20 | 3E+20",
        "100 | 100",
      })
  void sixDigitsAreShown(double number, String text) {
    assertEquals(text, Numbers.of(number));
  }

  @Test
  void boundsAreRoundedDownAndGapsUp() {
    assertEquals("5.3032212", Numbers.down(5.30322129));
    assertEquals("-5.3032213", Numbers.down(-5.30322121));
    assertEquals("0.12 %", Numbers.percentUp(0.00110001));
    assertEquals("0 %", Numbers.percentUp(0));
  }

  @Test
  void noNumberIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Numbers.of(Double.NaN));
  }

  @Test
  void timesAreInTheUnitThatReadsWell() {
    assertEquals("0.01 s", Numbers.seconds(0.014));
    assertEquals("95.0 s", Numbers.seconds(95));
    assertEquals("3.0 min", Numbers.seconds(180));
    assertEquals("2.0 h", Numbers.seconds(7200));
  }
}
