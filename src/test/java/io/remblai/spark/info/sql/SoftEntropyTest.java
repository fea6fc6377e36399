package io.remblai.spark.info.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.info.soft.Precision;
import io.remblai.info.soft.ReferencePoints;
import io.remblai.info.soft.SoftAssignment;
import io.remblai.info.soft.SoftBins;
import io.remblai.info.soft.Temperature;
import io.remblai.info.soft.histogram.SoftHistogram;
import io.remblai.spark.SharedSpark;
import io.remblai.spark.info.LabelledTable;
import io.remblai.spark.info.soft.Heat;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spark")
final class SoftEntropyTest {

  private static final int DIM = 5;

  @Test
  void groupsByPlainSql() {
    SparkSession session = SharedSpark.session();
    SoftEntropy.register(session, 30, 4, Heat.of(Temperature.EXACT));
    List<Row> rows = new ArrayList<>(LabelledTable.rows(500, DIM, 4, 2));
    rows.add(RowFactory.create(-1L, "l0", null, null, "w", 1));
    rows.add(RowFactory.create(-1L, "nothing", null, null, "w", 1));
    LabelledTable.table(rows).repartition(5).createOrReplaceTempView("states");
    List<Row> found =
        session
            .sql("select layer, soft_entropy(features) from states group by layer order by layer")
            .collectAsList();
    assertEquals(3, found.size());
    for (int parity = 0; parity < 2; parity++) {
      assertEquals(entropy(rows, parity), found.get(parity).getDouble(1), 1e-9);
    }
    assertTrue(found.get(2).isNullAt(1));
  }

  private static double entropy(List<Row> rows, int parity) {
    SoftBins bins = SoftBins.of(ReferencePoints.fromSeed(4, 30, DIM));
    SoftHistogram histogram = new SoftHistogram(bins);
    float[] vectors = new float[250 * DIM];
    for (int i = 0; i < 250; i++) {
      List<Float> vector = rows.get(2 * i + parity).getAs(2);
      for (int k = 0; k < DIM; k++) {
        vectors[i * DIM + k] = vector.get(k);
      }
    }
    histogram.add(SoftAssignment.of(bins, Precision.FLOAT).assign(vectors, 250));
    return histogram.entropy().orElseThrow().value().nats();
  }
}
