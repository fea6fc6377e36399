package io.remblai.job.info.plane;

import io.remblai.job.info.InformationOptions;
import io.remblai.spark.info.plane.curve.CurveSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * All that a run of {@code information-plane} is asked to do.
 *
 * @param information the table and its soft estimates, with at least one pair of labels
 * @param order the group column that orders the points of a trajectory
 * @param betas as they were typed
 * @param curves how curves are searched for
 */
public record PlaneOptions(
    InformationOptions information, Optional<String> order, String betas, CurveSettings curves) {

  public static final int DEFAULT_RESTARTS = 4;

  public static final int DEFAULT_MOST_LABELS = 2_000;

  /** Options of {@code information} that mean nothing here. */
  private static final List<String> OTHERS =
      List.of("estimators", "k", "transform", "sample", "state-out");

  public PlaneOptions {
    if (information.asked().pairs().isEmpty()) {
      throw new IllegalArgumentException("pairs must name at least one");
    }
    if (order.isPresent() && !information.asked().columns().groups().contains(order.get())) {
      throw new IllegalArgumentException(
          "order is %s, must be of %s"
              .formatted(order.get(), information.asked().columns().groups()));
    }
  }

  /** Number of the group column that orders. */
  public OptionalInt orderColumn() {
    return order.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(information.asked().columns().groups().indexOf(order.get()));
  }

  /** Every option that was in force, under its name without dashes, as it would be typed. */
  public Map<String, String> configuration() {
    Map<String, String> all = information.configuration();
    OTHERS.forEach(all::remove);
    order.ifPresent(name -> all.put("order-col", name));
    all.put("betas", betas);
    all.put("restarts", String.valueOf(curves.restarts()));
    all.put("max-bottleneck-labels", String.valueOf(curves.mostLabels()));
    return all;
  }
}
