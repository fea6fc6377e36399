package io.remblai.spark.info.plane;

import io.remblai.info.soft.histogram.LabelInformation;
import io.remblai.spark.info.run.SoftRun;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What vectors know about one label, I(label; Z): complexity for an input label, expressivity for
 * an output label. In nats.
 *
 * @param plain the plug-in value
 * @param corrected with entropies corrected by the delta method
 * @param aboveNull the plain value less the mean over chance labels; empty without draws
 * @param error standard error of the plain value; empty where labels do not fit a task
 * @param rows behind it
 * @param mostlyBias whether labels have so few rows that the plain value is mostly bias
 * @param bins m
 */
public record Coordinate(
    double plain,
    double corrected,
    Optional<Double> aboveNull,
    OptionalDouble error,
    long rows,
    boolean mostlyBias,
    int bins) {

  /** Of a label column in a group; nothing where no row has a label. */
  static Optional<Coordinate> of(SoftRun run, long group, int column) {
    Optional<LabelInformation> found = run.information(group, column, 0);
    return found.map(
        info ->
            new Coordinate(
                info.information().nats(),
                info.corrected().nats(),
                run.chance(group, column).map(mean -> info.information().nats() - mean.plain()),
                run.informationError(group, column),
                info.rows(),
                info.fewRowsPerLabel(),
                info.bins()));
  }
}
