package io.remblai.ml;

import java.util.OptionalDouble;

/**
 * What fitting a map found.
 *
 * @param pairs how many pairs there are
 * @param meanCost mean cost of a pair; 0 of none
 * @param lowerBound no map costs less on average: certified; empty where none was asked for
 * @param gap {@code (meanCost - lowerBound) / lowerBound}; empty where nothing bounds it
 * @param estimatedGap the same against what a sample of sources says of the bound, which certifies
 *     nothing; empty without a sample
 * @param converged whether the map is exact or the last rounds gained too little to go on
 * @param rounds rounds of rematching that were made
 * @param skippedSources rows of the source that were left out as of no use
 * @param skippedTargets likewise
 * @param unmatchedSources usable rows of the source that are in no pair
 * @param unmatchedTargets likewise
 */
public record HiRefSummary(
    long pairs,
    double meanCost,
    OptionalDouble lowerBound,
    OptionalDouble gap,
    OptionalDouble estimatedGap,
    boolean converged,
    int rounds,
    long skippedSources,
    long skippedTargets,
    long unmatchedSources,
    long unmatchedTargets) {

  /** One line for people. */
  @Override
  public String toString() {
    String left =
        unmatchedSources + unmatchedTargets == 0
            ? ""
            : ", %d sources and %d targets unmatched".formatted(unmatchedSources, unmatchedTargets);
    return "%d pairs, mean cost %s%s%s%s"
        .formatted(
            pairs,
            meanCost,
            gap.isPresent() ? ", certified gap " + gap.getAsDouble() : "",
            estimatedGap.isPresent() ? ", estimated gap " + estimatedGap.getAsDouble() : "",
            left);
  }
}
