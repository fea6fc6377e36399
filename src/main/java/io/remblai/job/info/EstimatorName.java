package io.remblai.job.info;

import io.remblai.job.argument.ArgumentValues;
import io.remblai.spark.info.InfoColumns;
import java.util.Optional;

/** The estimators that can be asked for. */
public enum EstimatorName {
  /** Soft entropy, soft information of labels, soft information of two vectors. */
  SOFT(Needs.NOTHING),
  /** As of jointly normal vectors. */
  GAUSSIAN(Needs.SECOND_VECTOR),
  /** O-information of the coordinates, as of normal ones. */
  O_INFORMATION(Needs.NOTHING),
  /** The rate at which vectors can be coded up to a squared error of their variance. */
  CODING_RATE(Needs.NOTHING),
  /** Nearest neighbours of two vectors, first form. */
  KSG1(Needs.SECOND_VECTOR),
  /** Nearest neighbours of two vectors, second form. */
  KSG2(Needs.SECOND_VECTOR),
  /** Nearest neighbours of a vector with a label. */
  ROSS(Needs.LABELS),
  /** Differential entropy by nearest neighbours. */
  KOZACHENKO(Needs.NOTHING),
  /** Two scalars in bins of equal mass. */
  BINNED(Needs.SECOND_VECTOR),
  /** Two scalars in bins of equal width. */
  BINNED_EQUAL_WIDTH(Needs.SECOND_VECTOR),
  /** Cauchy-Schwarz quadratic information. */
  CAUCHY_SCHWARZ(Needs.SECOND_VECTOR),
  /** A critic's bounds. */
  INFO_NCE(Needs.SECOND_VECTOR),
  DONSKER_VARADHAN(Needs.SECOND_VECTOR),
  NWJ(Needs.SECOND_VECTOR),
  SMILE(Needs.SECOND_VECTOR),
  /** The mean over random projections. */
  SLICED(Needs.SECOND_VECTOR),
  /** Diffusion spectral entropy, and information with labels. */
  SPECTRAL(Needs.NOTHING);

  /** What must be named for an estimator to have something to do. */
  enum Needs {
    NOTHING,
    SECOND_VECTOR,
    LABELS
  }

  private final Needs needs;

  EstimatorName(Needs needs) {
    this.needs = needs;
  }

  /** As users write it. */
  public String written() {
    return ArgumentValues.written(this);
  }

  /** What is missing among the columns, in words. */
  public Optional<String> missing(InfoColumns columns) {
    if (needs == Needs.SECOND_VECTOR && columns.y().isEmpty()) {
      return Optional.of("--estimators %s needs two vectors: add --with-col".formatted(written()));
    }
    if (needs == Needs.LABELS && columns.labels().isEmpty()) {
      return Optional.of("--estimators %s needs labels: add --label-cols".formatted(written()));
    }
    return Optional.empty();
  }
}
