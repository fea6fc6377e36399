package io.remblai.spark.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.remblai.spark.NumberedPartitioner;
import io.remblai.spark.SharedSpark;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.api.java.function.PairFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import scala.Tuple2;

/** What is heard of real jobs, while they run. */
@Tag("spark")
final class RunningBlocksTest {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  /** What tasks of a local session, which are in this process, look at. */
  private static volatile RunningBlocks heard;

  private JavaSparkContext context;

  @BeforeEach
  void listen() {
    context = JavaSparkContext.fromSparkContext(SharedSpark.session().sparkContext());
    heard = new RunningBlocks();
    context.sc().addSparkListener(heard);
  }

  @AfterEach
  void fallSilent() {
    context.sc().setJobDescription(null);
    context.sc().removeSparkListener(heard);
  }

  private void waitForEvents() throws Exception {
    context.sc().listenerBus().waitUntilEmpty();
  }

  /** Numbers to the partitions that they name, through a shuffle of four tasks. */
  private JavaRDD<Integer> shuffled() {
    return context
        .parallelize(List.of(0, 1, 2, 3), 4)
        .mapToPair(new Keyed())
        .partitionBy(new NumberedPartitioner(4))
        .values();
  }

  static final class Keyed implements PairFunction<Integer, Integer, Integer> {

    private static final long serialVersionUID = 1;

    @Override
    public Tuple2<Integer, Integer> call(Integer number) {
      return new Tuple2<>(number, number);
    }
  }

  /** The last task ends when the three before it have been heard of; answers what it heard. */
  static final class WaitsForOthers implements Function<Integer, Long> {

    private static final long serialVersionUID = 1;

    @Override
    public Long call(Integer number) throws InterruptedException {
      long start = System.nanoTime();
      while (number == 3
          && heard.blocksDone().orElse(0) != 15
          && System.nanoTime() - start < PATIENCE_NANOS) {
        Thread.sleep(5);
      }
      return heard.blocksDone().orElse(-1);
    }
  }

  static final class Fails implements Function<Integer, Integer> {

    private static final long serialVersionUID = 1;

    @Override
    public Integer call(Integer number) {
      if (number == 3) {
        throw new IllegalArgumentException("on purpose");
      }
      return number;
    }
  }

  @Test
  void blocksAreDoneAsTasksOfTheLastStageEnd() throws Exception {
    context.sc().setJobDescription("solve 20 leaves in 4 tasks");
    JavaRDD<Long> seen = shuffled().map(new WaitsForOthers());
    List<Long> told = RunningBlocks.announced(context.sc(), 20, seen::collect);
    waitForEvents();
    assertEquals(15, told.get(3)); // and none of the four that brought the numbers there
    assertEquals(OptionalLong.of(20), heard.blocks());
    assertEquals(OptionalLong.of(20), heard.blocksDone());
    assertEquals(Optional.of("solve 20 leaves in 4 tasks"), heard.description());
  }

  @Test
  void otherJobsChangeOnlyTheDescription() throws Exception {
    assertEquals(OptionalLong.empty(), heard.blocks());
    assertEquals(Optional.empty(), heard.description());
    RunningBlocks.announced(context.sc(), 4, shuffled()::count);
    context.sc().setJobDescription("write");
    shuffled().count();
    context.sc().setJobDescription(null);
    shuffled().count();
    waitForEvents();
    assertEquals(OptionalLong.of(4), heard.blocks());
    assertEquals(OptionalLong.of(4), heard.blocksDone());
    assertEquals(Optional.of("write"), heard.description());
  }

  @Test
  void aFailedTaskHasDoneNothing() throws Exception {
    JavaRDD<Integer> failing = shuffled().map(new Fails());
    assertThrows(
        SparkException.class, () -> RunningBlocks.announced(context.sc(), 8, failing::collect));
    waitForEvents();
    assertEquals(OptionalLong.of(8), heard.blocks());
    assertEquals(true, heard.blocksDone().orElseThrow() <= 6);
    shuffled().count();
    waitForEvents();
    assertEquals(OptionalLong.of(8), heard.blocks()); // nothing was announced any more
  }
}
