package io.remblai.job.report;

import io.remblai.spark.output.FactorBooks;
import io.remblai.summary.CouplingSummary.Step;
import java.util.List;

/**
 * The tables of a coupling, added up.
 *
 * @param source what the rows of {@code q} come to
 * @param target what the rows of {@code r} come to
 * @param latent the masses of {@code t}, [components of q, components of r]
 * @param trace the rows of {@code objective}
 */
public record CouplingTables(
    FactorBooks source, FactorBooks target, double[] latent, List<Step> trace) {

  public CouplingTables {
    trace = List.copyOf(trace);
    if (latent.length != source.components() * target.components()) {
      throw new IllegalArgumentException(
          "latent must have %d x %d cells, not %d"
              .formatted(source.components(), target.components(), latent.length));
    }
  }
}
