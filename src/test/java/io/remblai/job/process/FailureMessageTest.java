package io.remblai.job.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FailureMessageTest {

  private static final String ABORTED =
      "Job aborted due to stage failure: Task 3 in stage 9.0 failed 4 times, most recent failure:"
          + " Lost task 3.3 in stage 9.0 (TID 77) (10.0.0.7 executor 5): ";

  private static void assertSays(String expected, Throwable failure) {
    String said = FailureMessage.of(failure);
    assertTrue(said.contains(expected), said);
    assertEquals(1, said.lines().count(), said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.lang.OutOfMemoryError: Java heap space\n\tat io.remblai.Some.where(Some.java:1)",
        "ExecutorLostFailure (executor 5 exited caused by one of the running tasks) Reason:"
            + " Command exited with code 52"
      })
  void aTaskWithoutMemoryNamesTheSettings(String reason) {
    SparkException aborted = new SparkException(ABORTED + reason);
    assertSays("raise --executor-memory", aborted);
    assertSays("or lower --task-memory", new IllegalStateException(aborted));
  }

  @Test
  void anExecutorKilledFromOutside() {
    assertSays(
        "raise spark.executor.memoryOverhead",
        new SparkException(ABORTED + "ExecutorLostFailure Reason: Command exited with code 137"));
  }

  @Test
  void theDriverItself() {
    assertSays("raise --driver-memory (", new OutOfMemoryError("Java heap space"));
    OutOfMemoryError inTask = new OutOfMemoryError("Java heap space");
    assertSays("a task ran out", new SparkException(ABORTED + "boom", inTask));
  }

  @Test
  void otherFailuresAreSaidAsTheyAre() {
    assertEquals("no such thing", FailureMessage.of(new IllegalStateException("no such thing")));
    assertEquals("52 rows of 137", FailureMessage.of(new IllegalStateException("52 rows of 137")));
  }

  @Test
  void executorsLostUntilAStageIsGivenUpNameTheSettings() {
    assertSays(
        "raise --executor-memory",
        new SparkException(
            "Job aborted due to stage failure: ResultStage 20 (collect at Some.java:1) has failed"
                + " the maximum allowable number of times: 4. Most recent failure reason:\n"
                + "org.apache.spark.shuffle.MetadataFetchFailedException: Missing an output"
                + " location for shuffle 4 partition 0\n\tat org.apache.spark.Some.where(Some:1)"));
  }

  /** The attempts after the one that ran out of memory were sent to the executor it ended. */
  @Test
  void tasksSentToExecutorsThatAreEndingNameTheSettings() {
    assertSays(
        "raise --executor-memory",
        new SparkException(
            "Job aborted due to stage failure: Task 0 in stage 20.3 failed 4 times, most recent"
                + " failure: Lost task 0.3 in stage 20.3 (TID 45) (127.0.0.1 executor 3):"
                + " java.util.concurrent.RejectedExecutionException: Task"
                + " org.apache.spark.executor.Executor$TaskRunner@57ff rejected from"
                + " java.util.concurrent.ThreadPoolExecutor@2dcc[Shutting down, pool size = 1]\n"
                + "\tat java.base/java.util.Some.where(Some.java:1)"));
  }

  @Test
  void aFullDiskIsSaidWithTheFolderAndWhatToDo() {
    SparkException writing =
        new SparkException(
            "[TASK_WRITE_FAILED] Task failed while writing rows to file:/lake/map/pairs. SQLSTATE:"
                + " 58030",
            new IOException("No space left on device"));
    assertEquals(
        "cannot write file:/lake/map/pairs: No space left on device (IOException). Check the rights"
            + " and the space there, or name another folder with --out",
        FailureMessage.of(new SparkException(ABORTED + "written", writing)));
  }
}
