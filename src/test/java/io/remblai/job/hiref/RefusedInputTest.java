package io.remblai.job.hiref;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.job.CommandLineRun;
import io.remblai.spark.SharedSpark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each kind of input that is refused, through the command line: exit code 3, a message, nothing
 * written.
 */
@Tag("spark")
class RefusedInputTest {

  private static final String GOOD = "select id, array(float(id), float(1)) features from range(5)";

  @TempDir static Path folder;
  private static SparkSession session;

  @BeforeAll
  static void writeTarget() {
    session = SharedSpark.session();
    write("good", GOOD);
  }

  private static String write(String name, String query) {
    String path = folder.resolve(name).toString();
    session.sql(query).write().mode("overwrite").parquet(path);
    return path;
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "null_vector     | select id, if(id = 3, null, array(float(id), float(1))) features from range(5)        | `features`; null; first id: 3; --on-bad-row",
        "null_element    | select id, array(float(id), if(id = 3, null, float(1))) features from range(5)        | `features`; null; first id: 3; --on-bad-row",
        "nan             | select id, array(float(id), if(id = 3, float('NaN'), float(1))) features from range(5) | `features`; NaN; first id: 3; --on-bad-row",
        "infinite        | select id, array(float(id), if(id = 3, float('Infinity'), float(1))) features from range(5) | `features`; first id: 3; --on-bad-row",
        "empty_vector    | select id, if(id = 3, slice(array(float(1)), 1, 0), array(float(id), float(1))) features from range(5) | `features`; first id: 3; --on-bad-row",
        "wrong_length    | select id, if(id = 3, array(float(1)), array(float(id), float(1))) features from range(5) | `features`; first id: 3; --on-bad-row",
        "duplicate_id    | select if(id = 4, 3, id) id, array(float(id), float(1)) features from range(5)         | `id`; 3; --on-bad-row",
        "null_id         | select if(id = 4, null, id) id, array(float(id), float(1)) features from range(5)      | `id`; null; --on-bad-row",
        "missing_column  | select id, array(float(id), float(1)) feature from range(5)                            | features; feature",
        "wrong_type      | select id, string(id) features from range(5)                                           | features; string",
        "wrong_id_type   | select double(id) id, array(float(id), float(1)) features from range(5)                | id; double",
        "empty_table     | select id, array(float(id), float(1)) features from range(0)                           | no rows",
        "other_dimension | select id, array(float(id)) features from range(5)                                     | dimension",
        "other_size      | select id, array(float(id), float(1)) features from range(4)                           | 4; 5"
      })
  void isRefusedWithAReason(String name, String query, String parts) {
    String source = write(name, query);
    Path out = folder.resolve("out-" + name);
    CommandLineRun run =
        CommandLineRun.of(
            "hiref",
            "--source",
            source,
            "--target",
            folder.resolve("good").toString(),
            "--unequal",
            "error",
            "--out",
            out.toString());
    assertEquals(3, run.code(), run::all);
    assertTrue(run.err().contains(source), run::all);
    for (String part : List.of(parts.split("; "))) {
      assertTrue(run.err().contains(part), () -> "no \"" + part + "\" in " + run.all());
    }
    assertFalse(run.err().contains("\tat "), run::all);
    assertFalse(Files.exists(out), run::all);
  }
}
