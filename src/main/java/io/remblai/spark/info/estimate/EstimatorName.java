package io.remblai.spark.info.estimate;

import io.remblai.spark.info.InfoColumns;
import java.util.Locale;
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
  /** Nearest neighbours of two vectors where a third is given. */
  KSG_CONDITIONAL(Needs.GIVEN),
  /** The same as of jointly normal vectors. */
  GAUSSIAN_CONDITIONAL(Needs.GIVEN),
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
  SPECTRAL(Needs.NOTHING),
  /** Two label columns by counting. */
  DISCRETE(Needs.TWO_LABELS),
  /** The coupling of two label columns that has the least entropy. */
  MINIMUM_ENTROPY_COUPLING(Needs.TWO_LABELS),
  /** Transfer entropy between series, by nearest neighbours. */
  TRANSFER_ENTROPY_KSG(Needs.SERIES),
  /** The same as of jointly normal vectors. */
  TRANSFER_ENTROPY_GAUSSIAN(Needs.SERIES),
  /** The same by counting. */
  TRANSFER_ENTROPY_DISCRETE(Needs.SERIES),
  /** O-information of the coordinates by nearest neighbours. */
  O_INFORMATION_KSG(Needs.NOTHING),
  /** O-information of the label columns by counting. */
  O_INFORMATION_DISCRETE(Needs.TWO_LABELS),
  /** How far pairs are from the product of their marginals. */
  WASSERSTEIN_DEPENDENCY(Needs.SECOND_VECTOR);

  /** What must be named for an estimator to have something to do. */
  enum Needs {
    NOTHING("") {
      @Override
      boolean met(InfoColumns columns) {
        return true;
      }
    },
    SECOND_VECTOR("needs two vectors: add --with-col") {
      @Override
      boolean met(InfoColumns columns) {
        return columns.y().isPresent();
      }
    },
    GIVEN("needs two vectors and one that is given: add --with-col and --given-col") {
      @Override
      boolean met(InfoColumns columns) {
        return columns.y().isPresent() && columns.given().isPresent();
      }
    },
    LABELS("needs labels: add --label-cols") {
      @Override
      boolean met(InfoColumns columns) {
        return !columns.labels().isEmpty();
      }
    },
    SERIES("goes from a source to a target in time: add --with-col and --time-col") {
      @Override
      boolean met(InfoColumns columns) {
        return columns.y().isPresent() && columns.time().isPresent();
      }
    },
    TWO_LABELS("compares two label columns: name them in --label-cols") {
      @Override
      boolean met(InfoColumns columns) {
        return columns.labels().size() > 1;
      }
    };

    private final String otherwise;

    Needs(String otherwise) {
      this.otherwise = otherwise;
    }

    abstract boolean met(InfoColumns columns);
  }

  /** All of them, for the help. */
  public static final String LISTED =
      "soft, gaussian, o-information, coding-rate, ksg1, ksg2, ksg-conditional,"
          + " gaussian-conditional, ross, kozachenko, binned, binned-equal-width, cauchy-schwarz,"
          + " info-nce, donsker-varadhan, nwj, smile, sliced, spectral, discrete, minimum-entropy-coupling,"
          + " transfer-entropy-ksg, transfer-entropy-gaussian, transfer-entropy-discrete,"
          + " o-information-ksg, o-information-discrete,"
          + " wasserstein-dependency";

  private final Needs needs;

  EstimatorName(Needs needs) {
    this.needs = needs;
  }

  /** As users write it. */
  public String written() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What is missing among the columns, in words. */
  public Optional<String> missing(InfoColumns columns) {
    return needs.met(columns)
        ? Optional.empty()
        : Optional.of("--estimators %s %s".formatted(written(), needs.otherwise));
  }
}
