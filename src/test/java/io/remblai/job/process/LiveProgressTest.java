package io.remblai.job.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.spark.SharedSpark;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.VoidFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The live line of a real stage, on a stream that stands for the terminal. */
@Tag("spark")
final class LiveProgressTest {

  /** What was written so far; tasks of a local session are in this process and can look at it. */
  private static final StringWriter TERMINAL = new StringWriter();

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private static JavaSparkContext context;

  @BeforeAll
  static void start() {
    context = JavaSparkContext.fromSparkContext(SharedSpark.session().sparkContext());
  }

  /** The first task ends at once, the second when it sees that on the line. */
  static final class WaitsForTheLine implements VoidFunction<Integer> {

    private static final long serialVersionUID = 1;

    @Override
    public void call(Integer task) throws InterruptedException {
      long start = System.nanoTime();
      while (task == 1
          && !TERMINAL.toString().contains(": 1 of 2 tasks")
          && System.nanoTime() - start < PATIENCE_NANOS) {
        Thread.sleep(5);
      }
    }
  }

  @Test
  void showsTasksWhileAStageRunsAndNothingAfterTheEnd() {
    LiveLine line = new LiveLine(new PrintWriter(TERMINAL));
    LiveProgress progress = LiveProgress.open(context.sc(), line);
    try {
      context.setJobGroup("test", "rematch round 3: wide");
      context.parallelize(List.of(0, 1), 2).foreach(new WaitsForTheLine());
    } finally {
      progress.close();
      context.clearJobGroup();
    }
    String shown = TERMINAL.toString();
    assertTrue(shown.contains("  rematch round 3: wide: 1 of 2 tasks"), shown);
    assertTrue(shown.endsWith("\r\u001b[K"), shown);
    context.parallelize(List.of(0, 1), 2).count();
    line.show("a stage after the end");
    assertEquals(shown, TERMINAL.toString());
  }
}
