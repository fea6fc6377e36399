package io.remblai.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.geometry.GroundCost;
import io.remblai.job.argument.Problems;
import io.remblai.job.bound.BoundOptions;
import io.remblai.job.hiref.HirefOptions;
import io.remblai.job.hiref.group.PairingOptions;
import io.remblai.job.hiref.mass.MassOptions;
import io.remblai.job.hiref.mass.Ratio;
import io.remblai.job.hiref.quality.QualityOptions;
import io.remblai.job.hiref.unequal.MatchOptions;
import io.remblai.job.hiref.unequal.Unequal;
import io.remblai.job.hiref.warm.WarmOptions;
import io.remblai.job.output.OutputMode;
import io.remblai.refine.RefineOptions;
import io.remblai.refine.SplitOptions;
import io.remblai.refine.SplitOptions.BaseSolver;
import io.remblai.refine.SplitOptions.Splitter;
import io.remblai.spark.checkpoint.CheckpointPace;
import io.remblai.spark.input.BadRowPolicy;
import io.remblai.spark.input.Standardize;
import io.remblai.spark.judge.Certify;
import io.remblai.spark.table.TableSpec.NumericColumns;
import io.remblai.spark.table.TableSpec.VectorColumn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class HirefOptionsTest {

  static HirefArguments parsed(String... args) {
    HirefCommand command = new HirefCommand();
    new CommandLine(command).parseArgs(args);
    return command.arguments;
  }

  private static HirefOptions options(String... more) {
    List<String> args = new java.util.ArrayList<>(List.of("--source", "a", "--target", "b"));
    args.addAll(List.of("--out", "c"));
    args.addAll(List.of(more));
    return parsed(args.toArray(String[]::new)).read(false, new Problems()).orElseThrow();
  }

  /** Every default, once; the help, the conf file and the README follow. */
  @Test
  void defaults() {
    HirefOptions expected =
        new HirefOptions(
            "a",
            "b",
            Optional.of("c"),
            "id",
            new VectorColumn("features"),
            Standardize.NONE,
            RefineOptions.defaults(),
            BoundOptions.defaults(),
            MatchOptions.defaults(),
            WarmOptions.NONE,
            QualityOptions.defaults(),
            PairingOptions.NONE,
            MassOptions.defaults(),
            BadRowPolicy.FAIL,
            OutputMode.ERROR,
            CheckpointPace.AUTO,
            false,
            false,
            false);
    assertEquals(expected, options());
  }

  @Test
  void everyOptionIsHeard() {
    HirefOptions expected =
        new HirefOptions(
            "a",
            "b",
            Optional.of("c"),
            "key",
            new NumericColumns(List.of("x", "y")),
            Standardize.ZSCORE,
            new RefineOptions(GroundCost.COSINE, 77, 999, OptionalInt.of(3), 2L << 30, -5),
            new BoundOptions(Certify.FULL, OptionalDouble.of(0.025)),
            new MatchOptions(Unequal.COUPLING, OptionalDouble.empty()),
            new WarmOptions(Optional.of("day/before")),
            QualityOptions.defaults(),
            PairingOptions.NONE,
            MassOptions.defaults(),
            BadRowPolicy.QUARANTINE,
            OutputMode.SKIP_IF_COMPLETE,
            CheckpointPace.EVERY_STAGE,
            true,
            true,
            false);
    assertEquals(
        expected,
        options(
            ("--id-col key --features-cols x,y --standardize zscore --cost cosine --leaf-size 77"
                    + " --group-size 999 --unequal coupling --certify full --fail-if-gap-above 2.5%"
                    + " --rematch-rounds 3 --task-memory 2g --seed -5 --on-bad-row quarantine"
                    + " --mode skip-if-complete --emit-vectors --checkpoint every-stage"
                    + " --keep-checkpoints --warm-from day/before")
                .split(" ")));
  }

  @Test
  void massesAreHeard() {
    assertEquals(
        new MassOptions(Optional.of("w"), Ratio.one()), options("--weight-col", "w").masses());
  }

  @Test
  void configurationNamesEveryOption() {
    assertEquals(
        Map.ofEntries(
            Map.entry("source", "a"),
            Map.entry("target", "b"),
            Map.entry("out", "c"),
            Map.entry("id-col", "id"),
            Map.entry("features-col", "features"),
            Map.entry("cost", "sqeuclidean"),
            Map.entry("standardize", "none"),
            Map.entry("leaf-size", "1024"),
            Map.entry("group-size", "16384"),
            Map.entry("rematch-rounds", "auto"),
            Map.entry("task-memory", "256m"),
            Map.entry("seed", "1"),
            Map.entry("splitter", "coordinate"),
            Map.entry("unequal", "partial"),
            Map.entry("quality", "false"),
            Map.entry("balance", "false"),
            Map.entry("certify", "fast"),
            Map.entry("on-bad-row", "fail"),
            Map.entry("checkpoint", "auto"),
            Map.entry("keep-checkpoints", "false"),
            Map.entry("mode", "error"),
            Map.entry("emit-vectors", "false")),
        options().configuration());
  }

  @Test
  void qualityAndBalanceAreHeard() {
    HirefOptions asked = options("--quality", "--balance", "--balance-cols", "age, income");
    assertEquals(new QualityOptions(true, true, List.of("age", "income")), asked.quality());
    assertEquals("age,income", asked.configuration().get("balance-cols"));
    for (String option : List.of("--quality", "--balance", "--balance-cols=a")) {
      Problems problems = new Problems();
      parsed("--source=a", "--target=b", "--out=c", "--unequal=coupling", option)
          .read(false, problems);
      assertFalse(problems.isEmpty(), option);
    }
  }

  @Test
  void lowRankSplitsAreHeard() {
    HirefOptions plain = options("--splitter", "frlc", "--leaf-size", "300");
    assertEquals(
        new SplitOptions(Splitter.FRLC, 16, 300, 31, BaseSolver.EXACT), plain.refine().split());
    HirefOptions published =
        options(
            "--splitter frlc --max-rank 8 --max-base 50 --depth 3 --base-solver frlc".split(" "));
    assertEquals(
        new SplitOptions(Splitter.FRLC, 8, 50, 3, BaseSolver.FRLC), published.refine().split());
    Map<String, String> configuration = published.configuration();
    assertEquals("frlc", configuration.get("splitter"));
    assertEquals("8", configuration.get("max-rank"));
    assertEquals("50", configuration.get("max-base"));
    assertEquals("3", configuration.get("depth"));
    assertEquals("frlc", configuration.get("base-solver"));
    assertEquals(
        64, options("--splitter", "frlc", "--base-solver", "frlc").refine().split().maxBase());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--max-rank 8",
        "--max-base 100",
        "--depth 2",
        "--base-solver frlc",
        "--splitter frlc --max-rank 1",
        "--splitter frlc --max-base 4097 --base-solver frlc",
        "--splitter frlc --depth 0",
        "--splitter nearest"
      })
  void splitsThatCannotBeAreRefused(String args) {
    Problems problems = new Problems();
    List<String> all = new java.util.ArrayList<>(List.of("--source", "a", "--target", "b"));
    all.addAll(List.of("--out", "c"));
    all.addAll(List.of(args.split(" ", -1)));
    assertEquals(Optional.empty(), parsed(all.toArray(String[]::new)).read(false, problems));
    String option =
        args.startsWith("--splitter frlc") ? args.split(" ", -1)[2] : args.split(" ", -1)[0];
    assertTrue(problems.messages().stream().anyMatch(text -> text.contains(option)), args);
  }

  /** A fraction and a percentage are one setting, and one fingerprint. */
  @ParameterizedTest
  @ValueSource(strings = {"1%", "0.01", "1e-2", "1.0 %", "0.0100"})
  void gapsAreWrittenAsFractions(String typed) {
    HirefOptions options = options("--fail-if-gap-above", typed);
    assertEquals("0.01", options.configuration().get("fail-if-gap-above"));
    assertEquals(OptionalDouble.of(0.01), options.bound().mostGap());
  }

  @Test
  void aGateNeedsABound() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new BoundOptions(Certify.NONE, OptionalDouble.of(0.01)));
    assertThrows(
        IllegalArgumentException.class, () -> new BoundOptions(Certify.FULL, OptionalDouble.of(1)));
  }

  @Test
  void aRatioIsOfTargetsOrOfSources() {
    assertEquals(new Ratio(3, 1), options("--ratio", "3").masses().ratio());
    assertEquals(new Ratio(1, 2), options("--ratio", " 2:1 ").masses().ratio());
    assertEquals(Ratio.one(), options("--ratio", "1:1").masses().ratio());
    assertThrows(IllegalArgumentException.class, () -> new Ratio(2, 2));
    assertThrows(
        IllegalArgumentException.class, () -> new MassOptions(Optional.of("w"), new Ratio(2, 1)));
  }

  @Test
  void onlyADryRunMayLackAnOutput() {
    HirefOptions with = options();
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new HirefOptions(
                with.source(),
                with.target(),
                Optional.empty(),
                with.idColumn(),
                with.features(),
                with.standardize(),
                with.refine(),
                with.bound(),
                with.match(),
                with.warm(),
                with.quality(),
                with.pairing(),
                with.masses(),
                with.badRows(),
                with.mode(),
                with.checkpoints(),
                with.keepCheckpoints(),
                false,
                false));
  }
}
