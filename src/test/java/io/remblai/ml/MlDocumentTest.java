package io.remblai.ml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.remblai.spark.SharedSpark;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds docs/ml.md to the stages. */
@Tag("spark")
class MlDocumentTest {

  private static final Path DOCUMENT = Path.of("docs/ml.md");

  private static List<String> lines() throws IOException {
    return Files.readAllLines(DOCUMENT);
  }

  @Test
  void tablesNameEveryParameterWithItsDefault() throws IOException {
    assertTold("## HiRef", new HiRef());
    assertTold("## LowRankTransport", new LowRankTransport());
    assertTold("## MutualInformation", new MutualInformation());
  }

  private static void assertTold(String heading, Params stage) throws IOException {
    Map<String, String> told = new TreeMap<>();
    for (String line : tableUnder(heading)) {
      String[] cells = line.split("\\|", -1);
      String[] names = cells[1].replace("`", "").strip().split(", ", -1);
      String[] defaults = cells[2].replace("`", "").strip().split(", ", -1);
      for (int at = 0; at < names.length; at++) {
        told.put(names[at], defaults.length == names.length ? defaults[at] : "as above");
      }
    }
    assertEquals(
        Arrays.stream(stage.params())
            .map(Param::name)
            .collect(Collectors.toCollection(TreeSet::new)),
        told.keySet(),
        heading);
    told.forEach(
        (name, value) -> {
          if (!value.equals("as above")) {
            assertEquals(written(stage, name), value, heading + " " + name);
          }
        });
  }

  private static String written(Params stage, String name) {
    Param<Object> param = stage.getParam(name);
    if (!stage.isDefined(param)) {
      return "unset";
    }
    Object value = stage.getOrDefault(param);
    if (value instanceof Object[] several) {
      return several.length == 0 ? "none" : String.valueOf(several[0]);
    }
    return value.equals(1e-4) ? "1e-4" : value.toString();
  }

  private static List<String> tableUnder(String heading) throws IOException {
    List<String> lines = lines();
    return lines.subList(lines.indexOf(heading), lines.size()).stream()
        .dropWhile(line -> !line.startsWith("| ---"))
        .skip(1)
        .takeWhile(line -> line.startsWith("|"))
        .toList();
  }

  /** The program compiles and runs as printed. */
  @Test
  void theProgramRuns(@TempDir Path folder) throws Exception {
    List<String> program =
        lines().stream()
            .dropWhile(line -> !line.equals("```java"))
            .skip(1)
            .takeWhile(line -> !line.equals("```"))
            .toList();
    String imports =
        program.stream()
            .filter(line -> line.startsWith("import"))
            .collect(Collectors.joining("\n"));
    String body =
        program.stream()
            .filter(line -> !line.startsWith("import"))
            .collect(Collectors.joining("\n"));
    Path source = folder.resolve("Printed.java");
    Files.writeString(
        source,
        imports
            + "\npublic class Printed { public static Dataset<Row> run(Dataset<Row> source,"
            + " Dataset<Row> target, String folder) throws Exception {\n"
            + body
            + "\nreturn moved; } }\n");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assertNotNull(compiler, "tests run on a JDK");
    StringWriter said = new StringWriter();
    boolean compiled =
        compiler
            .getTask(
                said,
                null,
                null,
                List.of(
                    "-proc:none",
                    "-d",
                    folder.toString(),
                    "-cp",
                    System.getProperty("java.class.path")),
                null,
                compiler
                    .getStandardFileManager(null, null, null)
                    .getJavaFileObjects(source.toFile()))
            .call();
    assertEquals(true, compiled, said.toString());
    Dataset<Row> from = MlTables.normal("s", 60, 2, 1, 0).toDF("id", "features");
    Dataset<Row> to = MlTables.normal("t", 60, 2, 1, 3).toDF("id", "features");
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
      Object moved =
          loader
              .loadClass("Printed")
              .getMethod("run", Dataset.class, Dataset.class, String.class)
              .invoke(null, from, to, folder.resolve("model").toString());
      assertEquals(60, ((Dataset<?>) moved).where("substr(target_id, 2) = substr(id, 2)").count());
    }
    assertEquals(SharedSpark.session(), from.sparkSession());
  }
}
