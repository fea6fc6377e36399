package io.remblai.report.information;

import java.util.Locale;

/** What the figures of estimates are called, and how their signs are read. */
enum Wording {
  /** Of information and entropy. */
  INFORMATION {
    @Override
    String title(EstimateRow row) {
      String kind = row.kind();
      return kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
    }

    @Override
    String whiskers(EstimateRow row) {
      return "95 % interval of sampling error";
    }

    @Override
    String chance() {
      return "the same estimate with labels or partners dealt out by chance";
    }
  },
  /** Of two tables. */
  DIVERGENCE {
    @Override
    String title(EstimateRow row) {
      String measure = " (" + row.estimator() + ")";
      return switch (row.quantity()) {
        case "source_from_target" -> "Divergence of the source from the target" + measure;
        case "target_from_source" -> "Divergence of the target from the source" + measure;
        case "squared_discrepancy" -> "Squared discrepancy of kernel means" + measure;
        case "mauve" -> "MAUVE: 1 is no drift";
        case "frontier_integral" -> "Frontier integral over clusters" + measure;
        case "jensen_shannon" -> "Jensen-Shannon divergence over clusters" + measure;
        case "total_variation" -> "Total variation over clusters" + measure;
        case "distance" ->
            row.estimator().equals("mean-shift")
                ? "Distance of the means" + measure
                : "Transport distance along random directions" + measure;
        default -> INFORMATION.title(row);
      };
    }

    @Override
    String whiskers(EstimateRow row) {
      return switch (row.estimator()) {
        case "mauve" ->
            "95 % of the spread from one clustering to the next, not of that of other rows";
        case "sliced-wasserstein" -> "95 % interval over directions, not over rows";
        default -> "95 % interval of sampling error";
      };
    }

    @Override
    String chance() {
      return "the same measure with rows dealt to source and target by chance";
    }
  };

  /** Of the figure of one estimator and quantity. */
  abstract String title(EstimateRow row);

  /** What its intervals are of. */
  abstract String whiskers(EstimateRow row);

  /** What its nulls are. */
  abstract String chance();
}
