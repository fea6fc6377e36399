package io.remblai.job.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.remblai.job.CommandLineRun;
import io.remblai.report.Browser;
import io.remblai.spark.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The reports of every command, of tables whose ids, columns, values and folders are all markup.
 */
@Tag("spark")
class ReportPagesTest {

  private static final String SCRIPT = "<script>alert(1)</script>";

  private static final String QUOTES = "\"'&<b>";

  /** No folder has a slash in its name. */
  private static final String FOLDER = "<script>" + QUOTES;

  private static final String GROUP = SCRIPT + "group";
  private static final String IN = SCRIPT + "in";
  private static final String OUT = QUOTES + "out";
  private static final String ID = SCRIPT + "id";
  private static final String VECTOR = QUOTES + "vector";

  private static final int MOST_BYTES = 3_000_000;

  @TempDir static Path shared;

  private static final Map<String, Path> OUTPUTS = new HashMap<>();

  private static String source;
  private static String target;

  @BeforeAll
  static void tables() {
    source = table("source", 1);
    target = table("target", 2);
  }

  private static String table(String name, int seed) {
    SparkSession session = SharedSpark.session();
    String folder = shared.resolve(FOLDER + name).toString();
    session
        .range(0, 90, 1, 2)
        .selectExpr(
            "concat('%s', id) as `%s`".formatted(sql(SCRIPT + QUOTES), ID),
            "transform(sequence(1, 4), k -> float(hash(id, k, %d) %% 97)) as `%s`"
                .formatted(seed, VECTOR),
            "if(id %% 2 = 0, '%s', '%s') as `%s`".formatted(sql(SCRIPT), sql(QUOTES), GROUP),
            "concat('%s', id %% 3) as `%s`".formatted(sql(SCRIPT), IN),
            "concat('%s', id %% 5) as `%s`".formatted(sql(QUOTES), OUT))
        .write()
        .parquet(folder);
    return folder;
  }

  private static String sql(String text) {
    return text.replace("'", "\\'");
  }

  private static Path output(String command) {
    if (!OUTPUTS.containsKey(command)) {
      OUTPUTS.put(command, run(command)); // which may ask for another
    }
    return OUTPUTS.get(command);
  }

  private static String[] args(String command, String... more) {
    Path out = shared.resolve(FOLDER + command);
    List<String> args =
        new ArrayList<>(List.of(command, "--out=" + out, "--features-col=" + VECTOR));
    args.add("--id-col=" + ID);
    if (command.startsWith("information")) {
      args.add("--input=" + source);
      args.addAll(List.of("--label-cols=" + IN + "," + OUT, "--label-pairs=" + IN + ":" + OUT));
    } else if (command.equals("transform")) {
      args.addAll(List.of("--map=" + output("hiref"), "--input=" + target, "--neighbors=3"));
    } else {
      args.addAll(List.of("--source=" + source, "--target=" + target));
    }
    if (hasGroups(command)) {
      args.add("--group-cols=" + GROUP);
    }
    if (command.equals("hiref")) {
      args.addAll(List.of("--quality", "--balance"));
    }
    if (command.equals("frlc")) {
      args.add("--rank=3");
    }
    args.addAll(List.of(more));
    return args.toArray(String[]::new);
  }

  private static boolean hasGroups(String command) {
    return command.startsWith("information") || command.equals("divergence");
  }

  private static Path run(String command) {
    CommandLineRun run = CommandLineRun.of(args(command));
    assertEquals(0, run.code(), run::all);
    return shared.resolve(FOLDER + command);
  }

  private static String page(String command) throws IOException {
    return Files.readString(output(command).resolve("report.html"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"hiref", "frlc", "transform", "information", "information-plane", "divergence"})
  void whatTheDataSaysIsText(String command) throws IOException {
    String page = page(command);
    assertTrue(page.length() < MOST_BYTES, () -> page.length() + " characters");
    assertFalse(page.contains("<script>alert"));
    assertFalse(page.contains("&<b>"));
    assertTrue(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assertTrue(page.contains("&quot;&#39;&amp;&lt;b&gt;"));
    Matcher island =
        Pattern.compile("<script type=\"application/json\" id=\"figures\">([^<>&]*)</script>")
            .matcher(page);
    assertTrue(island.find(), "the figures are not in the page, or hold markup");
    assertTrue(new ObjectMapper().readTree(island.group(1)).size() > 0);
    if (hasGroups(command)) {
      assertTrue(island.group(1).contains("\\u003cscript\\u003ealert(1)\\u003c/script\\u003e"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"hiref", "frlc", "transform", "information", "information-plane", "divergence"})
  void itIsMadeAgainToTheByte(String command) throws IOException {
    Path again = shared.resolve("again-" + command + ".html");
    CommandLineRun run =
        CommandLineRun.of("report", output(command).toString(), "--to", again.toString());
    assertEquals(0, run.code(), run::all);
    assertEquals(page(command), Files.readString(again));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"hiref", "frlc", "transform", "information", "information-plane", "divergence"})
  void theWholeOutputIsRecognisedAsOurs(String command) {
    output(command);
    CommandLineRun again = CommandLineRun.of(args(command, "--mode=skip-if-complete"));
    assertEquals(0, again.code(), again::all);
    assertTrue(again.out().contains("is complete already"), again::all);
  }

  @Tag("browser")
  @ParameterizedTest
  @ValueSource(
      strings = {"hiref", "frlc", "transform", "information", "information-plane", "divergence"})
  void everyChartIsDrawn(String command) throws Exception {
    Browser browser = Browser.find();
    Path folder = Files.createDirectories(shared.resolve("browser"));
    Path file = Files.writeString(folder.resolve("page.html"), page(command));
    browser.open(file, folder).assertDrawn();
  }
}
