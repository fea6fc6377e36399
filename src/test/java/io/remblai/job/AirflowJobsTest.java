package io.remblai.job;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.remblai.spark.SharedSpark;
import io.remblai.spark.info.LabelledTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The DAGs import, hold together, and say what our command line understands. */
@Tag("spark")
final class AirflowJobsTest {

  private static final String RUN = "scheduled__2026-11-22T00-00-00-00-00";

  private static PythonDags dags;

  @TempDir Path folder;

  @BeforeAll
  static void python() {
    Optional<PythonDags> found = PythonDags.find();
    boolean required = System.getenv("REMBLAI_REQUIRE_TOOLS") != null;
    Assumptions.assumeTrue(
        found.isPresent() || required, "no python3 with Jinja here (Debian: python3-jinja2)");
    dags = found.orElseThrow();
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void edgesRetriesAndAssets(int airflow) {
    JsonNode all = dags.show(airflow, Map.of());
    JsonNode map = all.get("remblai_map").get("tasks");
    assertEquals(List.of("hiref"), texts(map.at("/plan/downstream")));
    assertEquals(List.of("verify"), texts(map.at("/hiref/downstream")));
    assertEquals(List.of("publish"), texts(map.at("/verify/downstream")));
    assertEquals(4, map.size());
    assertEquals(3, map.at("/hiref/retries").asInt());
    assertEquals(List.of("remblai://map"), texts(map.at("/publish/outlets")));
    assertEquals("s3a://lake/maps/" + RUN, map.at("/publish/extra/0/out").asText());
    JsonNode information = all.get("remblai_information");
    assertEquals(List.of("remblai://map"), texts(information.get("schedule")));
    for (JsonNode dag : all) {
      assertEquals(false, dag.get("catchup").asBoolean());
    }
  }

  @ParameterizedTest
  @CsvSource({"plain,false,false", "durable,true,false", "yarn-rm-api,true,true"})
  void trackingIsWhatTheProviderAllows(String tracking, boolean durable, boolean api) {
    Map<String, String> environment = Map.of("REMBLAI_TRACKING", tracking);
    JsonNode hiref = dags.show(3, environment).at("/remblai_map/tasks/hiref");
    assertEquals(durable, hiref.get("durable").asBoolean());
    assertEquals(api, hiref.get("yarn_track_via_rm_api").asBoolean());
    JsonNode older = dags.show(2, environment).at("/remblai_map/tasks/hiref");
    assertTrue(older.get("durable").isNull());
  }

  @Test
  void wrongSettingsAreTold() {
    CommandLineRun run = dags.tryShow(3, Map.of("REMBLAI_TRACKING", "durabel"));
    assertNotEquals(0, run.code());
    assertTrue(run.err().contains("must be one of plain, durable, yarn-rm-api"), run.err());
    CommandLineRun cost = dags.tryShow(3, Map.of(), "remblai_map.cost=\"manhattan\"");
    assertNotEquals(0, cost.code(), cost::all);
  }

  @Test
  void emptyParametersLeaveNoFlag() {
    JsonNode all =
        dags.show(
            3,
            Map.of(),
            "remblai_map.fail_if_gap_above=\"5%\"",
            "remblai_information.group_cols=\"layer\"",
            "remblai_information.state_out=true");
    String[] hiref = PythonDags.arguments(all.get("remblai_map"), "hiref");
    assertTrue(List.of(hiref).contains("--fail-if-gap-above=5%"));
    List<String> information =
        List.of(PythonDags.arguments(all.get("remblai_information"), "information"));
    assertTrue(information.contains("--group-cols=layer"));
    assertTrue(information.contains("--state-out"));
    assertTrue(information.stream().noneMatch(word -> word.startsWith("--with-col")));
    assertTrue(information.stream().noneMatch(String::isEmpty));
  }

  @Test
  void everyTaskRunsOnOurCommandLine() throws Exception {
    TwoClouds clouds = TwoClouds.write(SharedSpark.session(), folder, 40, 2);
    String labelled = folder.resolve("labelled").toString();
    LabelledTable.table(LabelledTable.rows(300, 3, 4, 5)).write().parquet(labelled);
    JsonNode all =
        dags.show(
            3,
            Map.of(),
            "remblai_map.source=\"" + clouds.source() + "\"",
            "remblai_map.target=\"" + clouds.target() + "\"",
            "remblai_map.out=\"" + folder.resolve("maps") + "\"",
            "remblai_map.fail_if_gap_above=\"50%\"",
            "remblai_information.input=\"" + labelled + "\"",
            "remblai_information.label_cols=\"word,digit\"",
            "remblai_information.label_pairs=\"word:digit\"",
            "remblai_information.group_cols=\"layer\"",
            "remblai_information.out=\"" + folder.resolve("info") + "\"");
    for (String task : List.of("plan", "hiref", "verify")) {
      runs(all.get("remblai_map"), task);
    }
    assertTrue(Files.exists(folder.resolve("maps/" + RUN + "/_manifest.json")));
    runs(all.get("remblai_information"), "information");
    assertTrue(Files.exists(folder.resolve("info/" + RUN + "/_manifest.json")));

    // A retry of a task that had ended finds its output and keeps it.
    byte[] manifest = Files.readAllBytes(folder.resolve("maps/" + RUN + "/_manifest.json"));
    runs(all.get("remblai_map"), "hiref");
    assertArrayEquals(
        manifest, Files.readAllBytes(folder.resolve("maps/" + RUN + "/_manifest.json")));
  }

  @Test
  void airflowItselfImportsThem() {
    Assumptions.assumeTrue(
        PythonDags.run(List.of(dags.python(), "-c", "import airflow"), Map.of()).code() == 0,
        "Airflow is not installed here");
    CommandLineRun run =
        PythonDags.run(List.of(dags.python(), "src/test/python/dag_bag.py"), Map.of());
    assertEquals(0, run.code(), run::all);
    assertTrue(run.out().contains("remblai_information\nremblai_map"), run::all);
  }

  @Test
  void theManifestOfKubernetesSaysWhatWeUnderstand() throws Exception {
    String manifest = Files.readString(Path.of("jobs/kubernetes/hiref.yaml"));
    assertTrue(manifest.contains("mainClass: io.remblai.job.Main"));
    List<String> words = new ArrayList<>();
    String list = manifest.replaceAll("(?s).*\\n  arguments:\\n|\\n  sparkConf:.*", "");
    for (String line : list.split("\n", -1)) {
      words.add(line.strip().replaceFirst("^- ", "").replace("s3a://lake", folder.toString()));
    }
    words.add("--dry-run");
    CommandLineRun run = CommandLineRun.of(words.toArray(String[]::new));
    assertEquals(3, run.code(), run::all); // The arguments are fine, the tables are not there.
    assertTrue(run.err().contains(folder + "/source"), run::all);
  }

  private static void runs(JsonNode dag, String task) {
    assertEquals("io.remblai.job.Main", dag.at("/tasks/" + task + "/main").asText());
    CommandLineRun run = CommandLineRun.of(PythonDags.arguments(dag, task));
    assertEquals(0, run.code(), run::all);
  }
}
