package io.remblai.job;

import io.remblai.job.argument.ArgumentValues;
import io.remblai.job.argument.Problems;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a command over two tables reads its source and writes its output. */
final class PlaceArguments {

  @Option(
      names = "--source",
      required = true,
      order = 1,
      paramLabel = "TABLE",
      description =
          "Source cloud: PATH (Parquet), FORMAT:PATH (csv, json, orc, ...) or table:NAME.")
  String source;

  @Option(
      names = "--out",
      order = 3,
      paramLabel = "FOLDER",
      description = "Folder of the output, on any file system of Hadoop. Required to write.")
  String out;

  /** Adds what is wrong with the places, the target among them. */
  void check(String target, boolean dryRun, ArgumentValues values, Problems problems) {
    values.present("--source", source);
    values.present("--target", target);
    values.present("--out", out);
    if (out == null && !dryRun) {
      problems.missing("--out FOLDER is required");
    }
    if (out != null && (out.equals(source) || out.equals(target))) {
      problems.add("--out " + out + " is also an input; name another folder");
    }
  }

  String source() {
    return source.strip();
  }

  Optional<String> out() {
    return Optional.ofNullable(out).map(String::strip);
  }
}
