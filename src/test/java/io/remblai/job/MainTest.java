package io.remblai.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.job.argument.Problems;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MainTest {

  private static void assertSays(CommandLineRun run, String... parts) {
    String text = (run.out() + run.err()).replaceAll("\\s+", " "); // help is wrapped
    for (String part : parts) {
      assertTrue(text.contains(part), () -> part + " is not in\n" + run.all());
    }
  }

  @Test
  void helpOfTheRootListsCommandsAndExitCodes() {
    CommandLineRun run = CommandLineRun.of("--help");
    assertEquals(0, run.code(), run::all);
    assertSays(run, "hiref", "frlc", "verify", "publish", "plan", "version", "6 cannot resume");
    assertTrue(run.err().isEmpty(), run::all);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"hiref", "frlc", "information", "information-plane", "verify", "plan", "version"})
  void everyCommandHasHelp(String command) {
    CommandLineRun run = CommandLineRun.of(command, "--help");
    assertEquals(0, run.code(), run::all);
    assertSays(run, "Usage: remblai " + command);
  }

  @Test
  void helpShowsDefaultsRangesAndUnits() {
    assertSays(
        CommandLineRun.of("hiref", "--help"),
        "from 2 to 16384",
        "Default: 1024",
        "Default: 16384",
        "Default: fast",
        "a fraction such as 0.01, or 1%",
        "Default: 256m",
        "Default: auto",
        "Default: sqeuclidean",
        "Default: error");
  }

  @Test
  void versionIsPrinted() {
    CommandLineRun run = CommandLineRun.of("version");
    assertEquals(0, run.code(), run::all);
    assertTrue(run.out().startsWith("remblai "), run::all);
  }

  @Test
  void noCommandIsAProblem() {
    CommandLineRun run = CommandLineRun.of();
    assertEquals(2, run.code(), run::all);
    assertSays(run, "a command is needed", "hiref");
  }

  @Test
  void allProblemsAreToldTogether() {
    CommandLineRun run =
        CommandLineRun.of(
            "hiref",
            "--source",
            "a",
            "--leaf-sise",
            "12",
            "--cost",
            "sqeuclidian",
            "--task-memory",
            "256",
            "--seed",
            "one",
            "--rematch-rounds",
            "-3",
            "--mode=replace",
            "stray");
    assertEquals(2, run.code(), run::all);
    assertSays(
        run,
        "unknown option --leaf-sise; did you mean --leaf-size?",
        "--target TABLE is required",
        "--out FOLDER is required",
        "--cost is 'sqeuclidian', but must be one of sqeuclidean, euclidean, cosine;"
            + " did you mean sqeuclidean?",
        "--task-memory is '256', but must be a number with a unit",
        "--seed is 'one'",
        "--rematch-rounds is '-3', but must be auto or a whole number in [0, 10000]",
        "--mode is 'replace', but must be one of error, overwrite, resume, skip-if-complete",
        "unexpected argument 'stray'",
        "Nothing was read or written");
    assertFalse(run.err().contains("'12'"), run::all);
    assertFalse(run.err().contains("\tat "), run::all);
  }

  @Test
  void misspeltCommandsAreRecognised() {
    CommandLineRun run = CommandLineRun.of("hirf", "--source", "a");
    assertEquals(2, run.code(), run::all);
    assertSays(run, "unknown command hirf; did you mean hiref?");
  }

  @Test
  void aForgottenValueIsNamed() {
    for (String[] args :
        List.of(
            new String[] {"verify", "--out"},
            new String[] {"verify", "--out=--"},
            new String[] {"verify", "--print-config", "--out"},
            new String[] {"verify", "--out", "--print-config"})) {
      CommandLineRun run = CommandLineRun.of(args);
      assertEquals(2, run.code(), run::all);
      assertSays(run, "--out needs a value: FOLDER");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--features-col f --features-cols a,b | exclude each other",
        "--features-cols a,,b | blank name",
        "--features-cols a,b,a | one name twice",
        "--leaf-size 1 | whole number in [2, 16384]",
        "--leaf-size 99999999999999999999 | whole number in [2, 16384]",
        "--task-memory 1k | at least 1m",
        "--task-memory 99999999999t | at least 1m",
        "--out a | is also an input",
        "--standardize z | must be one of none, zscore",
        "--on-bad-row ignore | must be one of fail, drop, quarantine",
        "--seed 1 --seed 2 | --seed",
        "--certify yes | must be one of none, fast, full",
        "--certify none --fail-if-gap-above 1% | needs a bound, which --certify none does not take",
        "--fail-if-gap-above 5 | a fraction below 1, such as 0.01, or a percentage below 100",
        "--fail-if-gap-above 100% | is '100%', but must be a fraction below 1",
        "--fail-if-gap-above -1% | must be a fraction below 1",
        "--fail-if-gap-above one | must be a fraction below 1",
        "--group-size 1 | whole number in [2, 1048576]",
        "--id-col= | --id-col is blank"
      })
  void wrongValuesAreRefused(String options, String message) {
    String all = "hiref --source a --target b " + (options.contains("--out") ? "" : "--out c ");
    CommandLineRun run = CommandLineRun.of((all + options).split(" "));
    assertEquals(2, run.code(), run::all);
    assertSays(run, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--estimators sofd | must be of soft, gaussian",
        "--estimators sofd | did you mean soft?",
        "--estimators ksg1 | --estimators ksg1 needs two vectors: add --with-col",
        "--estimators ross | --estimators ross needs labels: add --label-cols",
        "--label-cols a,b --label-pairs a:c | names 'c', which is not among --label-cols",
        "--label-cols a,b --label-pairs a | must be IN:OUT",
        "--label-cols a,,b | blank name",
        "--temperature warm | must be one of exact, lower-bound, leading-order, or a positive",
        "--temperature -1 | or a positive number",
        "--bins 1 | must be auto or a whole number in [2, 100000]",
        "--sample 0 | must be auto or a whole number in [1, 10000000]",
        "--per-label | --per-label needs labels: add --label-cols",
        "--per-label --label-cols a --estimators ross | --per-label needs the estimator soft",
        "--nulls some | must be auto or a whole number",
        "--k 0 | whole number in [1, 1000]",
        "--transform ranks | did you mean rank?",
        "--precision half | must be one of float, double",
        "--out a | is also the input"
      })
  void wrongValuesOfInformationAreRefused(String options, String message) {
    String all = "information --input a " + (options.contains("--out") ? "" : "--out c ");
    CommandLineRun run = CommandLineRun.of((all + options).split(" "));
    assertEquals(2, run.code(), run::all);
    assertSays(run, message);
  }

  @Test
  void aDryRunNeedsNoOutput() {
    Problems problems = new Problems();
    HirefArguments arguments = HirefOptionsTest.parsed("--source", "a", "--target", "b");
    assertTrue(arguments.read(true, problems).orElseThrow().out().isEmpty());
    assertTrue(problems.isEmpty());
  }
}
