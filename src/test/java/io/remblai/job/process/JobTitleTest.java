package io.remblai.job.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.job.CommandLineRun;
import io.remblai.spark.SharedSpark;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every Spark job of every command says what it is for, to the Spark UI and the event log. */
@Tag("spark")
final class JobTitleTest {

  private static final String DESCRIPTION = "spark.job.description";

  /** What began since the last test, in Spark's order; an entry without words is empty. */
  private static final List<String> HEARD = Collections.synchronizedList(new ArrayList<>());

  private static final SparkListener LISTENER =
      new SparkListener() {
        @Override
        public void onJobStart(SparkListenerJobStart job) {
          HEARD.add(job.properties().getProperty(DESCRIPTION, ""));
        }
      };

  @TempDir static Path folder;

  private static SparkSession session;
  private static SparkContext context;

  @BeforeAll
  static void listen() {
    session = SharedSpark.session();
    context = session.sparkContext();
    run("demo --cloud mixture-d8 --points 120 --out " + folder.resolve("clouds"));
    run("hiref --out " + folder.resolve("map") + clouds());
    context.addSparkListener(LISTENER);
  }

  @AfterAll
  static void fallSilent() {
    context.removeSparkListener(LISTENER);
  }

  @BeforeEach
  void before() throws Exception {
    forget();
  }

  private static void forget() throws Exception {
    context.listenerBus().waitUntilEmpty();
    HEARD.clear();
  }

  private static String clouds() {
    return " --source %1$s/source --target %1$s/target".formatted(folder.resolve("clouds"));
  }

  private static void run(String command) {
    CommandLineRun run = CommandLineRun.of(command.split(" "));
    assertEquals(0, run.code(), run::all);
  }

  /** What the jobs of a command were for. */
  private static List<String> heard(String command) throws Exception {
    run(command);
    context.listenerBus().waitUntilEmpty();
    List<String> all = List.copyOf(HEARD);
    HEARD.clear();
    assertFalse(all.isEmpty(), command);
    assertFalse(all.contains(""), () -> command + " ran a job without a description: " + all);
    return all;
  }

  private static void assertHeard(List<String> all, String beginning) {
    assertTrue(all.stream().anyMatch(title -> title.startsWith(beginning)), all::toString);
  }

  @Test
  void tablesAreLookedAtUnderTheirNames() throws Exception {
    List<String> all = heard("hiref --out " + folder.resolve("small") + clouds());
    assertEquals("hiref: look at source " + folder.resolve("clouds/source"), all.get(0));
    assertEquals("hiref: look at target " + folder.resolve("clouds/target"), all.get(1));
    assertHeard(all, "hiref 1/6: read and check both tables");
    assertHeard(all, "solve 1 leaves in 1 tasks");
    assertHeard(all, "summarise for the report");
    assertHeard(heard("plan" + clouds()), "plan: look at both tables");
    assertHeard(heard("verify --out " + folder.resolve("small")), "verify: checking costs");
    assertHeard(heard("report " + folder.resolve("small")), "report: ");
  }

  @Test
  void soDoTheJobsOfEveryOtherCommand() throws Exception {
    assertHeard(
        heard("demo --cloud moon-scurve --points 50 --out " + folder.resolve("new")), "demo: ");
    assertHeard(
        heard(
            "transform --map %s --input %s --out %s"
                .formatted(
                    folder.resolve("map"),
                    folder.resolve("clouds/source"),
                    folder.resolve("moved"))),
        "transform: look at input ");
    String rank = " --rank 2 --max-iter 3 --out " + folder.resolve("coupling") + clouds();
    assertHeard(heard("frlc" + rank), "frlc: look at target ");
    assertHeard(heard("frlc --dry-run" + rank), "frlc: look at both tables");
    assertHeard(
        heard("divergence --id-col id --out " + folder.resolve("divergence") + clouds()),
        "divergence: look at source ");
    String labelled = labelled();
    assertHeard(
        heard("information --out " + folder.resolve("information") + labelled),
        "information: look at input ");
    assertHeard(
        heard(
            "information-plane --label-pairs word:next --out "
                + folder.resolve("plane")
                + labelled),
        "information-plane: look at input ");
  }

  private static String labelled() throws Exception {
    String table = folder.resolve("labelled").toString();
    session
        .sql(
            "select id, array(sin(id), cos(id)) features, id % 3 word, id % 5 next from range(200)")
        .write()
        .parquet(table);
    forget();
    return " --bins 4 --id-col id --label-cols word,next --input " + table;
  }

  @Test
  void aNotebookKeepsItsOwnWords() throws Exception {
    context.setJobGroup("cell 7", "my own", true);
    try {
      heard("plan" + clouds());
      assertEquals("cell 7", context.getLocalProperty("spark.jobGroup.id"));
      assertEquals("my own", context.getLocalProperty(DESCRIPTION));
      assertEquals("true", context.getLocalProperty("spark.job.interruptOnCancel"));
    } finally {
      context.clearJobGroup();
    }
    run("hiref --mode overwrite --no-report --out " + folder.resolve("map") + clouds());
    assertNull(context.getLocalProperty(DESCRIPTION));
  }
}
