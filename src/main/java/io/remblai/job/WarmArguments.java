package io.remblai.job;

import io.remblai.job.argument.ArgumentValues;
import io.remblai.job.hiref.warm.WarmOptions;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option of {@code hiref} that says what a run starts from, as text. */
final class WarmArguments {

  @Option(
      names = "--warm-from",
      order = 15,
      paramLabel = "FOLDER",
      description =
          "Output of an earlier run on nearly the same rows, perhaps --out itself: its pairs are"
              + " kept where both rows are still there, and only improved. Default: none.")
  String from;

  /** The option as a record. */
  WarmOptions read(ArgumentValues values) {
    values.present("--warm-from", from);
    return new WarmOptions(Optional.ofNullable(from).map(String::strip));
  }
}
