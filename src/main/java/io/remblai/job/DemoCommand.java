package io.remblai.job;

import io.remblai.geometry.DemoCloudName;
import io.remblai.job.argument.ArgumentValues;
import io.remblai.job.argument.CheckedArguments;
import io.remblai.job.argument.CommonArguments;
import io.remblai.job.argument.Problems;
import io.remblai.job.demo.DemoJob;
import io.remblai.job.demo.DemoOptions;
import io.remblai.job.process.Console;
import io.remblai.spark.table.NearestName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code remblai demo}: collects arguments; the work is {@link DemoJob}'s. */
@Command(
    name = "demo",
    header = "Write a pair of synthetic clouds to try the other commands on.",
    footer = {
      "",
      "Clouds: moon-scurve, checkerboard, mafmoon-rings (2 coordinates); gauss-dD, same-gauss-dD,"
          + " mixture-dD (D coordinates).",
      "Writes <out>/source and <out>/target (Parquet: id long, features array<float>). A row depends"
          + " on cloud, seed,",
      "side, index and, on curves, the number of points; never on the partitions.",
      "Example: remblai demo --cloud mixture-d64 --points 100000 --out clouds"
    })
final class DemoCommand implements Callable<Integer>, CheckedArguments {

  private static final String SHOW = " Default: ${DEFAULT-VALUE}.";

  /** Where both clouds may be replaced, or not. */
  private enum Mode {
    ERROR,
    OVERWRITE
  }

  @Spec CommandSpec spec;

  @Mixin CommonArguments common;

  @Option(
      names = "--cloud",
      required = true,
      order = 1,
      paramLabel = "NAME",
      description = "Which pair of clouds, such as checkerboard or mixture-d64.")
  String cloud;

  @Option(
      names = "--points",
      required = true,
      order = 2,
      paramLabel = "N",
      description = "Rows of each cloud, at least 1.")
  String points;

  @Option(
      names = "--seed",
      order = 3,
      paramLabel = "N",
      defaultValue = "" + DemoOptions.DEFAULT_SEED,
      description = "Seed of the clouds, any 64-bit whole number; same seed, same rows." + SHOW)
  String seed;

  @Option(
      names = "--out",
      required = true,
      order = 4,
      paramLabel = "FOLDER",
      description = "Folder of the output, on any file system of Hadoop.")
  String out;

  @Option(
      names = "--partitions",
      order = 5,
      paramLabel = "N",
      description = "Files of each cloud. Default: one per core, more where they exceed 64 MiB.")
  String partitions;

  @Option(
      names = "--mode",
      order = 6,
      paramLabel = "MODE",
      defaultValue = "error",
      description = "Where a cloud is there already: error, or overwrite." + SHOW)
  String mode;

  private Optional<DemoOptions> options = Optional.empty();

  @Override
  public void check(Problems problems) {
    ArgumentValues values = new ArgumentValues(problems);
    Optional<DemoCloudName> name = cloud == null ? Optional.empty() : cloudName(problems);
    OptionalLong rows =
        points == null
            ? OptionalLong.empty()
            : values.wholeNumber("--points", points, 1, Long.MAX_VALUE >> 1);
    OptionalLong number = values.wholeNumber("--seed", seed, Long.MIN_VALUE, Long.MAX_VALUE);
    OptionalLong files =
        partitions == null
            ? OptionalLong.empty()
            : values.wholeNumber("--partitions", partitions, 1, Integer.MAX_VALUE);
    Optional<Mode> asked = values.choice("--mode", mode, Mode.class);
    values.present("--out", out);
    if (!problems.isEmpty()) {
      return;
    }
    options =
        Optional.of(
            new DemoOptions(
                name.orElseThrow(),
                rows.orElseThrow(),
                number.orElseThrow(),
                out.strip(),
                files.isPresent() ? OptionalInt.of((int) files.getAsLong()) : OptionalInt.empty(),
                asked.orElseThrow() == Mode.OVERWRITE));
  }

  private Optional<DemoCloudName> cloudName(Problems problems) {
    String typed = cloud.strip();
    try {
      Optional<DemoCloudName> name = DemoCloudName.find(typed);
      if (name.isEmpty()) {
        List<String> near = DemoCloudName.alternatives(typed);
        problems.add(
            "--cloud is '%s', but must be one of %s%s"
                .formatted(
                    typed,
                    String.join(", ", DemoCloudName.patterns()),
                    NearestName.hint(typed, near)));
      }
      return name;
    } catch (IllegalArgumentException outOfRange) {
      problems.add("--" + outOfRange.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public Integer call() {
    return DemoJob.run(options.orElseThrow(), Console.of(spec)).code();
  }
}
