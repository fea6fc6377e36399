package io.remblai.spark.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.refine.RematchKind;
import io.remblai.refine.StageRecord;
import io.remblai.spark.Ids;
import io.remblai.spark.PairBlock;
import io.remblai.spark.PointBlock;
import io.remblai.spark.SharedSpark;
import io.remblai.spark.Side;
import io.remblai.spark.checkpoint.pairs.CloudPair;
import io.remblai.spark.progress.PairProgress;
import io.remblai.spark.progress.RecoverablePairs;
import io.remblai.spark.progress.SplitProgress;
import io.remblai.spark.progress.TopCut;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.RDDBlockId;
import org.apache.spark.storage.StorageLevel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("spark")
final class CheckpointStoreTest {

  private static final int DIM = 3;
  private static final int SIZE = 200;

  @TempDir Path folder;

  private final SparkSession session = SharedSpark.session();
  private final JavaSparkContext context =
      JavaSparkContext.fromSparkContext(session.sparkContext());
  private final List<String> said = new ArrayList<>();
  private PointBlock source;
  private PointBlock target;

  @BeforeEach
  void makeClouds() {
    source = points(Ids.ofNumbers(numbers()), 1);
    target = points(Ids.ofTexts(texts()), 2);
  }

  private static long[] numbers() {
    long[] numbers = new long[SIZE];
    Arrays.setAll(numbers, i -> i * 7L - 300);
    return numbers;
  }

  private static String[] texts() {
    String[] texts = new String[SIZE];
    Arrays.setAll(texts, i -> "t\u00e9 " + i);
    return texts;
  }

  private static PointBlock points(Ids ids, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] coordinates = new float[ids.size() * DIM];
    long[] keys = new long[ids.size()];
    for (int i = 0; i < ids.size(); i++) {
      keys[i] = ids.key(seed, i);
      for (int k = 0; k < DIM; k++) {
        coordinates[i * DIM + k] = (float) random.nextGaussian();
      }
    }
    return new PointBlock(ids, keys, coordinates, DIM);
  }

  /** The clouds, dealt out to so many partitions. */
  private CloudPair clouds(int partitions) {
    return new CloudPair(dealt(source, partitions), dealt(target, partitions), false, true);
  }

  private JavaRDD<PointBlock> dealt(PointBlock cloud, int partitions) {
    List<PointBlock> blocks = new ArrayList<>();
    for (int p = 0; p < partitions; p++) {
      int first = p;
      blocks.add(
          cloud.select(
              IntStream.range(0, SIZE)
                  .map(i -> SIZE - 1 - i)
                  .filter(i -> i % partitions == first)
                  .toArray()));
    }
    return context.parallelize(blocks, partitions);
  }

  private CheckpointStore store(CheckpointPace pace, CloudPair clouds) throws IOException {
    FileSystem files = FileSystem.getLocal(new Configuration());
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(folder.resolve("kept").toUri());
    return new CheckpointStore(
        session, new StageFolders(files, path, false, () -> {}), pace, clouds, said::add);
  }

  private static StageRecord stage(String name, int level) {
    return new StageRecord(
        name, level, "kind", 3, SIZE, Optional.empty(), Optional.of(1 / 3.0), 0.1, true);
  }

  /** Pairs in three partitions of which the second is empty, with potentials of every kind. */
  private List<PairBlock> pairs(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<PairBlock> blocks = new ArrayList<>();
    int cut = 50 + random.nextInt(100);
    for (int[] range : new int[][] {{0, cut}, {cut, SIZE}}) {
      int[] rows = IntStream.range(range[0], range[1]).toArray();
      int[] partners = Arrays.stream(rows).map(row -> (row + 17) % SIZE).toArray();
      long[] paths = random.longs(rows.length).toArray();
      double[] potentials = random.doubles(rows.length, -1e9, 1e-9).toArray();
      potentials[0] = -0.0;
      blocks.add(new PairBlock(source.select(rows), target.select(partners), paths, potentials));
    }
    return blocks;
  }

  private JavaRDD<PairBlock> spread(List<PairBlock> blocks) {
    return context
        .parallelize(
            List.of(List.of(blocks.get(0)), List.<PairBlock>of(), List.of(blocks.get(1))), 3)
        .flatMap(List::iterator);
  }

  private PairProgress progress(JavaRDD<PairBlock> pairs, int rounds) {
    List<StageRecord> stages = new ArrayList<>(List.of(stage("split", 0), stage("solve", 0)));
    List<PairProgress.Round> done = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      stages.add(stage("rematch", round));
      done.add(
          new PairProgress.Round(RematchKind.RANDOM, Math.PI, Math.nextDown(Math.PI), 1L << 60));
    }
    return new PairProgress(stages, done, pairs, Math.E * 1e17);
  }

  private static void assertSame(List<PairBlock> expected, List<PairBlock> found) {
    assertEquals(expected.size(), found.size());
    for (int b = 0; b < expected.size(); b++) {
      PairBlock x = expected.get(b);
      PairBlock y = found.get(b);
      assertEquals(x.source().ids().toString(), y.source().ids().toString());
      assertEquals(x.target().ids().toString(), y.target().ids().toString());
      assertArrayEquals(x.source().coordinates(), y.source().coordinates());
      assertArrayEquals(x.target().coordinates(), y.target().coordinates());
      assertArrayEquals(x.source().keys(), y.source().keys());
      assertArrayEquals(x.paths(), y.paths());
      assertArrayEquals(
          Arrays.stream(x.potentials()).mapToLong(Double::doubleToRawLongBits).toArray(),
          Arrays.stream(y.potentials()).mapToLong(Double::doubleToRawLongBits).toArray());
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 7", "7, 1"})
  void pairsComeBackInTheirPartitionsWithEveryBit(int before, int after) throws IOException {
    List<PairBlock> pairs = pairs(3);
    PairProgress kept = progress(spread(pairs), 2);
    store(CheckpointPace.EVERY_STAGE, clouds(before)).keep(kept);
    CheckpointStore next = store(CheckpointPace.NONE, clouds(after));
    PairProgress found = next.pairs().orElseThrow();
    assertEquals(kept.stages(), found.stages());
    assertEquals(kept.rounds(), found.rounds());
    assertEquals(kept.cost(), found.cost());
    assertEquals(Optional.empty(), next.split());
    List<List<PairBlock>> partitions = found.pairs().glom().collect();
    assertEquals(List.of(1, 0, 1), partitions.stream().map(List::size).toList());
    assertSame(pairs, found.pairs().collect());
    assertEquals(List.of("going on after rematching round 2"), said);
  }

  @Test
  void cutsComeBackWithEveryBit() throws IOException {
    List<TopCut> cuts = new ArrayList<>();
    for (Side side : Side.values()) {
      Ids id = (side == Side.SOURCE ? source : target).ids().select(new int[] {9});
      double[] direction = {1 / 3.0, -0.0, Double.MIN_VALUE};
      cuts.add(new TopCut(side, 5, direction, -1e-300, id, -77));
    }
    SplitProgress kept =
        new SplitProgress(
            List.of(stage("split", 0)), cuts, Map.of(1L, 0.1, 3L, 1 / 7.0), Optional.of(0.3));
    store(CheckpointPace.EVERY_STAGE, clouds(2)).keep(kept);
    CheckpointStore next = store(CheckpointPace.NONE, clouds(2));
    assertEquals(Optional.empty(), next.pairs());
    SplitProgress found = next.split().orElseThrow();
    assertEquals(kept.stages(), found.stages());
    assertEquals(kept.estimates(), found.estimates());
    assertEquals(kept.mean(), found.mean());
    assertEquals(2, found.cuts().size());
    for (int i = 0; i < 2; i++) {
      TopCut was = cuts.get(i);
      TopCut is =
          found.cuts().stream().filter(cut -> cut.side() == was.side()).findFirst().orElseThrow();
      assertEquals(was.id().value(0), is.id().value(0));
      assertEquals(was.key(), is.key());
      assertEquals(was.path(), is.path());
      assertEquals(was.along(), is.along());
      assertArrayEquals(was.direction(), is.direction());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "deleted",
        "cut short",
        "overwritten",
        "other rows",
        "marker cut short",
        "no marker",
        "everything"
      })
  void damageIsNoticedAndTheCheckpointBeforeUsed(String damage) throws IOException {
    CheckpointStore store = store(CheckpointPace.EVERY_STAGE, clouds(2));
    store.keep(progress(spread(pairs(1)), 1));
    store.keep(progress(spread(pairs(2)), 2));
    store.keep(progress(spread(pairs(3)), 3));
    try (Stream<Path> folders = Files.list(folder.resolve("kept"))) {
      assertEquals(2, folders.count(), "the last and the one before it");
    }
    Path last = folder.resolve("kept").resolve("stage-00005");
    Path part = part(last);
    byte[] bytes = Files.readAllBytes(part);
    Path marker = last.resolve("_checkpoint.json");
    switch (damage) {
      case "deleted" -> Files.delete(part);
      case "cut short" -> rewrite(part, Arrays.copyOf(bytes, bytes.length - 9));
      case "overwritten" -> {
        Arrays.fill(bytes, bytes.length / 4, bytes.length / 2, (byte) 7);
        rewrite(part, bytes);
      }
      case "other rows" -> {
        Path other = part(folder.resolve("kept").resolve("stage-00004"));
        rewrite(part, Files.readAllBytes(other));
        String text = Files.readString(marker);
        rewrite(
            marker,
            text.replace(": " + bytes.length, ": " + Files.size(other))
                .getBytes(StandardCharsets.UTF_8));
      }
      case "marker cut short" -> rewrite(marker, Arrays.copyOf(Files.readAllBytes(marker), 300));
      case "no marker" -> Files.delete(marker);
      default -> {
        Files.delete(part);
        Files.delete(part(folder.resolve("kept").resolve("stage-00004")));
      }
    }
    Optional<PairProgress> found = store(CheckpointPace.NONE, clouds(2)).pairs();
    if (damage.equals("everything")) {
      assertFalse(found.isPresent());
      assertEquals("no checkpoint can be used: starting from the beginning", said.get(2));
      return;
    }
    assertEquals(2, found.orElseThrow().rounds().size());
    assertSame(pairs(2), found.orElseThrow().pairs().collect());
    if (!damage.equals("no marker")) {
      assertTrue(said.get(0).contains("stage-00005 cannot be used ("), said::toString);
    }
    assertEquals("going on after rematching round 2", said.get(said.size() - 1));
  }

  private static Path part(Path checkpoint) throws IOException {
    try (Stream<Path> files = Files.list(checkpoint.resolve("table"))) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".parquet"))
          .max(Comparator.comparing(file -> file.toFile().length()))
          .orElseThrow();
    }
  }

  /** With no checksum file of Hadoop's beside it, which would tell at once. */
  private static void rewrite(Path file, byte[] bytes) throws IOException {
    Files.write(file, bytes);
    Files.deleteIfExists(file.resolveSibling("." + file.getFileName() + ".crc"));
  }

  @Test
  void lostBlocksAreComputedFromTheCheckpointAlone() throws IOException {
    List<PairBlock> pairs = pairs(4);
    JavaRDD<PairBlock> made = spread(pairs).setName("the stages that made them");
    RecoverablePairs recoverable = new RecoverablePairs(made);
    JavaRDD<PairBlock> kept = recoverable.toJavaRDD().persist(StorageLevel.MEMORY_AND_DISK());
    assertSame(pairs, kept.collect());
    assertTrue(kept.toDebugString().contains("the stages that made them"), kept.toDebugString());
    recoverable.recoverFrom(
        store(CheckpointPace.EVERY_STAGE, clouds(3)).keep(progress(kept, 1)).orElseThrow());
    assertFalse(kept.toDebugString().contains("the stages that made them"), kept.toDebugString());
    assertSame(pairs, kept.collect());
    SparkEnv.get().blockManager().removeBlock(new RDDBlockId(kept.id(), 2), true);
    assertSame(pairs, kept.collect());
    kept.unpersist(true);
    assertSame(pairs, kept.map(block -> block).collect());
  }

  @Test
  void nothingIsWrittenOutOfTurn() throws IOException {
    PairProgress progress = progress(spread(pairs(5)), 1);
    for (CheckpointPace pace : List.of(CheckpointPace.NONE, CheckpointPace.AUTO)) {
      assertEquals(Optional.empty(), store(pace, clouds(1)).keep(progress));
    }
    assertFalse(Files.exists(folder.resolve("kept")));
  }

  @Test
  void automaticCheckpointsTakeATwentiethOfTheTime() {
    long[] now = {0};
    PaceClock clock = new PaceClock(CheckpointPace.AUTO, () -> now[0]);
    now[0] = 9_999_000_000L;
    assertFalse(clock.due());
    now[0] = 10_000_000_000L;
    assertTrue(clock.due());
    now[0] = 13_000_000_000L;
    clock.wrote(10_000_000_000L);
    now[0] = 72_000_000_000L;
    assertFalse(clock.due());
    now[0] = 73_000_000_000L;
    assertTrue(clock.due());
    assertTrue(new PaceClock(CheckpointPace.EVERY_STAGE, () -> 0).due());
    assertFalse(new PaceClock(CheckpointPace.NONE, () -> 0).due());
  }
}
