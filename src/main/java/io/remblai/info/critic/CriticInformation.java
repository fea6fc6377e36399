package io.remblai.info.critic;

import io.remblai.info.Estimate;
import io.remblai.info.KeyedOrder;
import io.remblai.info.LocalMoments;
import io.remblai.info.PairedEstimator;
import io.remblai.info.Rows;
import io.remblai.info.critic.CriticBounds.Bound;
import java.util.Arrays;
import java.util.Locale;

/**
 * A variational bound by the {@link NormalCritic}: fitted on one keyed half of the rows, evaluated
 * in batches of the other.
 *
 * @param bound which bound
 * @param batch rows to a batch, at least 2; InfoNCE cannot exceed ln of it
 * @param tau bound of SMILE's clipped scores, above 0
 * @param ridge of the critic's fit
 * @param seed of the halves and batches
 */
public record CriticInformation(Bound bound, int batch, double tau, double ridge, long seed)
    implements PairedEstimator {

  public CriticInformation {
    if (batch < 2) {
      throw new IllegalArgumentException("batch is %d, must be at least 2".formatted(batch));
    }
    if (!(ridge >= 0 && tau > 0)) {
      throw new IllegalArgumentException(
          "ridge is %s, must be at least 0, and tau %s, must be positive".formatted(ridge, tau));
    }
  }

  /** Batches of 512, scores clipped at 5, hardly any ridge. */
  public static CriticInformation defaults(Bound bound) {
    return new CriticInformation(bound, 512, 5, 1e-6, 0);
  }

  @Override
  public String name() {
    return bound.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public Estimate estimate(Rows x, Rows y) {
    Rows.requireSameSize(x, y);
    x.requireAtLeast(4, "a fit on one half of the rows and a bound on the other");
    int[] order = KeyedOrder.shuffled(seed, 0, KeyedOrder.rowNumbers(x.size()));
    int[] fitted = Arrays.copyOf(order, x.size() / 2);
    int[] held = Arrays.copyOfRange(order, x.size() / 2, x.size());
    double offset = bound == Bound.NWJ ? 1 : 0;
    Critic critic = NormalCritic.fit(x.take(fitted), y.take(fitted), ridge, offset);
    return evaluate(critic, x.take(held), y.take(held));
  }

  /**
   * The bound for a critic that was not fitted to these rows, over whole batches in their order.
   */
  public Estimate evaluate(Critic critic, Rows x, Rows y) {
    Rows.requireSameSize(x, y);
    x.requireAtLeast(2, "a batch");
    int size = Math.min(batch, x.size());
    int batches = x.size() / size;
    double[] values = new double[batches];
    double[] f = new double[size * size];
    int[] rows = new int[size];
    for (int b = 0; b < batches; b++) {
      for (int i = 0; i < size; i++) {
        rows[i] = b * size + i;
      }
      critic.scores(x.take(rows), y.take(rows), f);
      values[b] = CriticBounds.of(f, size, tau).of(bound);
    }
    LocalMoments moments = LocalMoments.of(values);
    Estimate estimate = Estimate.of(moments.mean(), (long) batches * size);
    if (bound == Bound.INFO_NCE) {
      estimate = estimate.withCeiling(Math.log(size));
    }
    return batches < 2 ? estimate : estimate.withError(moments.standardError());
  }
}
