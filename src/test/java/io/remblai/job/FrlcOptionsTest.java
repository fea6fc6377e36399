package io.remblai.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.geometry.GroundCost;
import io.remblai.job.argument.Problems;
import io.remblai.job.frlc.CouplingSolver;
import io.remblai.job.frlc.FrlcJobOptions;
import io.remblai.job.output.OutputMode;
import io.remblai.lowrank.FrlcOptions;
import io.remblai.lowrank.coupling.Marginals;
import io.remblai.spark.input.BadRowPolicy;
import io.remblai.spark.input.Standardize;
import io.remblai.spark.lowrank.problem.ObjectiveKind;
import io.remblai.spark.lowrank.problem.ProblemOptions;
import io.remblai.spark.table.TableSpec.NumericColumns;
import io.remblai.spark.table.TableSpec.VectorColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class FrlcOptionsTest {

  private static FrlcJobOptions options(String... more) {
    List<String> args = new ArrayList<>(List.of("--source", "a", "--target", "b", "--out", "c"));
    args.addAll(List.of(more));
    FrlcCommand command = new FrlcCommand();
    new CommandLine(command).parseArgs(args.toArray(String[]::new));
    Problems problems = new Problems();
    Optional<FrlcJobOptions> options = command.arguments.read(false, problems);
    assertEquals(List.of(), problems.messages());
    return options.orElseThrow();
  }

  private static ProblemOptions wasserstein() {
    return new ProblemOptions(
        ObjectiveKind.W,
        GroundCost.SQEUCLIDEAN,
        OptionalInt.empty(),
        0,
        Marginals.BALANCED,
        false,
        1);
  }

  /** Every default, once: those of the solver are its own. */
  @Test
  void defaults() {
    assertEquals(
        new FrlcJobOptions(
            "a",
            "b",
            Optional.of("c"),
            "id",
            new VectorColumn("features"),
            Optional.empty(),
            Optional.empty(),
            Standardize.NONE,
            wasserstein(),
            CouplingSolver.FRLC,
            FrlcOptions.defaults(16),
            false,
            BadRowPolicy.FAIL,
            OutputMode.ERROR,
            false),
        options());
  }

  @Test
  void everyOptionIsHeard() {
    FrlcJobOptions expected =
        new FrlcJobOptions(
            "a",
            "b",
            Optional.of("c"),
            "key",
            new NumericColumns(List.of("x", "y")),
            Optional.of("place"),
            Optional.of("mass"),
            Standardize.NONE,
            new ProblemOptions(
                ObjectiveKind.FGW,
                GroundCost.EUCLIDEAN,
                OptionalInt.of(40),
                0.25,
                Marginals.SEMI_RELAXED_TARGET,
                true,
                -5),
            CouplingSolver.FRLC,
            new FrlcOptions(7, 9, 2.5, 0.5, 3, 50, 10, 0.001, 4, -5),
            true,
            BadRowPolicy.QUARANTINE,
            OutputMode.SKIP_IF_COMPLETE,
            false);
    String typed =
        "--id-col key --features-cols x,y --coordinates-col place --weight-col mass"
            + " --objective fgw --cost euclidean --cost-rank 40 --alpha 0.25"
            + " --marginals semi-relaxed-target --rank 7,9 --tau-inner 2.5 --tau-outer 0.5"
            + " --gamma 3 --max-iter 50 --tol 0.1% --restarts 4 --seed -5 --diagonalize"
            + " --emit-projection --on-bad-row quarantine --mode skip-if-complete";
    assertEquals(expected, options(typed.split(" ")));
    assertEquals("7,9", expected.configuration().get("rank"));
    assertEquals("0.25", expected.configuration().get("alpha"));
    assertEquals("0.5", expected.configuration().get("tau-outer"));
    assertEquals("40", expected.configuration().get("cost-rank"));
    assertEquals("place", expected.configuration().get("coordinates-col"));
  }

  /** What says nothing is not recorded, so that it does not change a fingerprint. */
  @Test
  void configurationNamesWhatIsInForce() {
    assertEquals(
        List.of(
            "source",
            "target",
            "out",
            "id-col",
            "features-col",
            "standardize",
            "objective",
            "cost",
            "marginals",
            "solver",
            "rank",
            "tau-inner",
            "gamma",
            "max-iter",
            "tol",
            "restarts",
            "seed",
            "diagonalize",
            "emit-projection",
            "on-bad-row",
            "mode"),
        List.copyOf(options().configuration().keySet()));
    assertEquals("inf", options().configuration().get("tau-inner"));
    assertEquals(
        "transport-clustering",
        options("--solver", "transport-clustering").configuration().get("solver"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--objective ot | must be one of w, gw, fgw",
        "--objective fgw | --objective fgw needs --coordinates-col NAME",
        "--coordinates-col p | is for --objective fgw",
        "--alpha 0.5 | --alpha is for --objective fgw",
        "--objective fgw --coordinates-col p --alpha 1.5 | must be a number in [0, 1]",
        "--objective fgw --coordinates-col p --alpha half | must be a number in [0, 1]",
        "--cost-rank 5 | --cost-rank is for --cost euclidean",
        "--cost euclidean --cost-rank 0 | whole number in [1, 1024]",
        "--cost euklidean | did you mean euclidean?",
        "--marginals half | must be one of balanced, semi-relaxed-source",
        "--tau-outer 2 | needs relaxed marginals",
        "--marginals unbalanced --tau-outer inf | must be a number above 0",
        "--tau-inner 0 | must be a number above 0, or inf",
        "--tau-inner NaN | must be a number above 0, or inf",
        "--gamma -1 | must be a number above 0",
        "--rank 0 | whole number in [1, 4096]",
        "--rank 1,2,3 | must be R or R1,R2",
        "--rank 4, | --rank is ''",
        "--max-iter 0 | whole number in [1, 1000000]",
        "--tol 1 | must be a fraction below 1",
        "--restarts x | whole number in [1, 1000]",
        "--solver sinkhorn | must be one of frlc, transport-clustering",
        "--solver transport-clustering --rank 3,4 | has one rank on both sides",
        "--solver transport-clustering --weight-col w | starts from a one-to-one map",
        "--solver transport-clustering --objective gw | starts from a one-to-one map",
        "--solver transport-clustering --marginals unbalanced | starts from a one-to-one map",
        "--standardize zscore --weight-col w | is for --objective w without --weight-col",
        "--standardize zscore --objective gw | is for --objective w without --weight-col",
        "--weight-col= | --weight-col is blank",
        "--out a | is also an input",
        "--rnak 4 | did you mean --rank?"
      })
  void wrongValuesAreRefused(String typed, String message) {
    String all = "frlc --source a --target b " + (typed.contains("--out") ? "" : "--out c ");
    CommandLineRun run = CommandLineRun.of((all + typed).split(" "));
    assertEquals(2, run.code(), run::all);
    assertTrue(run.err().contains(message), run::all);
  }

  @Test
  void allProblemsAreToldTogether() {
    CommandLineRun run =
        CommandLineRun.of("frlc --source a --cost x --gamma y --rank z --alpha 1".split(" "));
    assertEquals(2, run.code(), run::all);
    for (String part :
        List.of(
            "--target TABLE", "--out FOLDER", "--cost is", "--gamma is", "--rank is", "--alpha")) {
      assertTrue(run.err().contains(part), run::all);
    }
  }
}
