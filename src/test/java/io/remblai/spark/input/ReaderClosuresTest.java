package io.remblai.spark.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.geometry.GroundCost;
import io.remblai.spark.table.InputException;
import io.remblai.spark.table.RejectReason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReaderClosuresTest {

  static List<Object> functions() {
    Scaling scaling = Scaling.shiftedBy(new double[64]);
    return List.of(
        new BlockPass(PointEncoder.scaled(scaling, GroundCost.COSINE), 1, true),
        new StatisticsPass(true),
        new StatisticsPass.Merge(),
        new ChunkParts.Summary(),
        new ChunkParts.Blocks(),
        new ChunkParts.Rejects("source"));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void isSmallAndSurvivesSerialisation(Object function) throws Exception {
    byte[] bytes = written(function);
    assertTrue(bytes.length <= 4096, function.getClass() + ": " + bytes.length);
    assertEquals(function.getClass(), readBack(bytes).getClass());
  }

  @Test
  void summariesSurviveSerialisationAndMergeInAnyOrder() throws Exception {
    ReadSummary one = new ReadSummary();
    one.meet(3);
    one.accept();
    one.reject(RejectReason.NAN, "b");
    one.reject(RejectReason.NULL_ID, null);
    ReadSummary two = new ReadSummary();
    two.meet(2);
    two.meet(2);
    two.reject(RejectReason.NAN, "a");
    for (List<ReadSummary> order : List.of(List.of(one, two), List.of(two, one))) {
      ReadSummary merged = new ReadSummary();
      for (ReadSummary part : order) {
        merged.mergeWith((ReadSummary) readBack(written(part)));
      }
      assertEquals(4, merged.rows());
      assertEquals("a", merged.firstId(RejectReason.NAN).orElseThrow());
      assertEquals(2, merged.rejected(RejectReason.NAN));
      assertTrue(merged.firstId(RejectReason.NULL_ID).isEmpty());
      assertEquals(2, merged.dimension().orElseThrow());
    }
  }

  @Test
  void problemsSurviveSerialisation() throws Exception {
    InputException thrown = new InputException(List.of("one", "two"));
    assertEquals(List.of("one", "two"), ((InputException) readBack(written(thrown))).problems());
    assertEquals("one\ntwo", thrown.getMessage());
  }

  private static byte[] written(Object object) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }

  private static Object readBack(byte[] bytes) throws Exception {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return in.readObject();
    }
  }
}
