package io.remblai.spark.info.sample;

import io.remblai.info.ConditionalEstimator;
import io.remblai.info.PairedEstimator;
import io.remblai.info.critic.CriticBounds.Bound;
import io.remblai.info.critic.CriticInformation;
import io.remblai.info.gaussian.ConditionalGaussian;
import io.remblai.info.gaussian.GaussianInformation;
import io.remblai.info.histogram.BinnedInformation;
import io.remblai.info.histogram.BinnedInformation.Cut;
import io.remblai.info.histogram.ConditionalDiscrete;
import io.remblai.info.kernel.KernelWidth;
import io.remblai.info.kernel.QuadraticInformation;
import io.remblai.info.neighbor.ConditionalKsg;
import io.remblai.info.neighbor.Ksg;
import io.remblai.info.neighbor.Ksg.Form;
import io.remblai.info.sliced.SlicedInformation;
import java.util.Locale;
import java.util.Optional;

/** Estimators that hold rows in memory. */
public enum SampleEstimator {
  GAUSSIAN,
  KSG1,
  KSG2,
  BINNED,
  BINNED_EQUAL_WIDTH,
  CAUCHY_SCHWARZ(10_000),
  INFO_NCE,
  DONSKER_VARADHAN,
  NWJ,
  SMILE,
  SLICED,
  KSG_CONDITIONAL,
  GAUSSIAN_CONDITIONAL,
  TRANSFER_ENTROPY_KSG,
  TRANSFER_ENTROPY_GAUSSIAN,
  TRANSFER_ENTROPY_DISCRETE,
  ROSS,
  KOZACHENKO,
  O_INFORMATION_KSG,
  O_INFORMATION_DISCRETE,
  SPECTRAL(2_000),
  WASSERSTEIN_DEPENDENCY(WassersteinDependency.MOST_ROWS);

  private static final int SLICES = 20;
  private static final int BATCH = 512;
  private static final double CLIPPED = 5;
  private static final double RIDGE = 1e-6;
  private static final int BINS = 16;

  private final int mostRows;

  SampleEstimator() {
    this(Integer.MAX_VALUE);
  }

  SampleEstimator(int mostRows) {
    this.mostRows = mostRows;
  }

  /** As users write it. */
  String written() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it gives one line of a sample, of another kind than information. */
  boolean alone() {
    return switch (this) {
      case KOZACHENKO, O_INFORMATION_KSG, O_INFORMATION_DISCRETE, WASSERSTEIN_DEPENDENCY -> true;
      default -> false;
    };
  }

  /** What a conditional information is called: of windows it is a transfer entropy. */
  String quantity() {
    return name().startsWith("TRANSFER_ENTROPY") ? "transfer_entropy" : "information";
  }

  /** Rows beyond which it would take all day. */
  int mostRows() {
    return mostRows;
  }

  /** As a comparison of two vectors; empty if it compares something else. */
  Optional<PairedEstimator> paired(SampleSettings settings) {
    int k = settings.neighbours();
    long seed = settings.seed();
    return Optional.ofNullable(
        switch (this) {
          case GAUSSIAN -> GaussianInformation.defaults();
          case KSG1 -> new Ksg(Form.ONE, k, Integer.MAX_VALUE, seed);
          case KSG2 -> new Ksg(Form.TWO, k, Integer.MAX_VALUE, seed);
          case BINNED -> new BinnedInformation(Cut.QUANTILE, BINS, BINS, true);
          case BINNED_EQUAL_WIDTH -> new BinnedInformation(Cut.EQUAL_WIDTH, BINS, BINS, true);
          case CAUCHY_SCHWARZ ->
              new QuadraticInformation(KernelWidth.median(), KernelWidth.median());
          case INFO_NCE -> critic(Bound.INFO_NCE, seed);
          case DONSKER_VARADHAN -> critic(Bound.DONSKER_VARADHAN, seed);
          case NWJ -> critic(Bound.NWJ, seed);
          case SMILE -> critic(Bound.SMILE, seed);
          case SLICED ->
              new SlicedInformation(new Ksg(Form.ONE, k, Integer.MAX_VALUE, seed), SLICES, 1, seed);
          default -> null;
        });
  }

  /** As a comparison of two vectors where a third is given; empty if it compares others. */
  Optional<ConditionalEstimator> conditional(SampleSettings settings) {
    return Optional.ofNullable(
        switch (this) {
          case KSG_CONDITIONAL, TRANSFER_ENTROPY_KSG -> new ConditionalKsg(settings.neighbours());
          case GAUSSIAN_CONDITIONAL, TRANSFER_ENTROPY_GAUSSIAN -> ConditionalGaussian.defaults();
          case TRANSFER_ENTROPY_DISCRETE -> new ConditionalDiscrete();
          default -> null;
        });
  }

  private static PairedEstimator critic(Bound bound, long seed) {
    return new CriticInformation(bound, BATCH, CLIPPED, RIDGE, seed);
  }
}
