package io.remblai.job;

import io.remblai.job.argument.ArgumentValues;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Option;

/** The options of {@code information} about saved sums, as text. */
final class StateArguments {

  @Option(
      names = "--state-out",
      order = 16,
      description = "Also write the sums to <out>/state, to be added to by later runs.")
  boolean stateOut;

  @Option(
      names = "--state-in",
      order = 17,
      paramLabel = "FOLDER,...",
      description = "Add the sums of earlier outputs that were written with --state-out.")
  String stateIn;

  /** Outputs whose sums are added. */
  List<String> states(ArgumentValues values) {
    values.present("--state-in", stateIn);
    return stateIn == null
        ? List.of()
        : Arrays.stream(stateIn.split(",")).map(String::strip).toList();
  }
}
