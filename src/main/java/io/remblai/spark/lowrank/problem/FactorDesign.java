package io.remblai.spark.lowrank.problem;

import io.remblai.geometry.GroundCost;
import io.remblai.lowrank.cost.CostFactors;
import io.remblai.lowrank.cost.CostForm;
import io.remblai.lowrank.cost.CostForm.Columns;
import io.remblai.lowrank.cost.RowLift;
import java.util.ArrayList;
import java.util.List;

/**
 * Which factors the rows of both clouds have and which forms of them are the cost and the metrics.
 *
 * <p>The factors that a cost compares come first, those of a metric of coordinates follow, and last
 * those that only serve to say where source rows go.
 */
final class FactorDesign {

  private final List<ChosenCost> chosen = new ArrayList<>();
  private final List<CloudImage> images = new ArrayList<>();
  private PointLift source;
  private PointLift target;
  private Placed cost = Placed.NOTHING;
  private Placed sourceMetric = Placed.NOTHING;
  private Placed targetMetric = Placed.NOTHING;

  /** A form of factors and which columns of rows they are. */
  private record Placed(CostForm form, int left, int leftWidth, int right, int rightWidth) {

    static final Placed NOTHING = new Placed(CostForm.zero(), 0, 0, 0, 0);

    /** The form where rows have so many factors, of which so many precede ours. */
    CostForm in(int leftBefore, int leftTotal, int rightBefore, int rightTotal) {
      return form.isZero()
          ? form
          : form.placed(
              new Columns(leftBefore + left, leftWidth, leftTotal),
              new Columns(rightBefore + right, rightWidth, rightTotal));
    }
  }

  FactorDesign(GivenCloud x, GivenCloud y, ProblemOptions options) {
    source = x.lift();
    target = y.lift();
    if (options.objective() == ObjectiveKind.GW) {
      sourceMetric = ofSource(ChosenCost.within(x, options));
      targetMetric = ofTarget(ChosenCost.within(y, options));
    } else {
      cost = between(ChosenCost.between(x, y, options));
    }
    if (options.projects()) {
      addFeatureImage(y, options.cost());
    }
    if (options.objective() == ObjectiveKind.FGW) {
      addCoordinates(x, y, options.projects());
    }
  }

  private Placed between(ChosenCost between) {
    chosen.add(between);
    between.source().forEach(lift -> source = source.with(lift, 0));
    between.target().forEach(lift -> target = target.with(lift, 0));
    return new Placed(between.form(), 0, source.width(), 0, target.width());
  }

  private Placed ofSource(ChosenCost within) {
    chosen.add(within);
    within.source().forEach(lift -> source = source.with(lift, 0));
    return new Placed(within.form(), 0, source.width(), 0, source.width());
  }

  private Placed ofTarget(ChosenCost within) {
    chosen.add(within);
    within.target().forEach(lift -> target = target.with(lift, 0));
    return new Placed(within.form(), 0, target.width(), 0, target.width());
  }

  /** Exact factors begin with the features themselves; costs to landmarks do not hold them. */
  private void addFeatureImage(GivenCloud y, GroundCost cost) {
    double[] mean = y.meanFeatures();
    int column = 0;
    if (cost == GroundCost.EUCLIDEAN) {
      column = target.width();
      target = target.with(CostFactors.squaredWithin(mean).target(), 0);
    }
    double[] centre = cost == GroundCost.COSINE ? new double[mean.length] : mean;
    images.add(new CloudImage(CloudImage.FEATURES, column, 0, centre));
  }

  private void addCoordinates(GivenCloud x, GivenCloud y, boolean projects) {
    CostFactors left = CostFactors.squaredWithin(x.meanCoordinates());
    CostFactors right = CostFactors.squaredWithin(y.meanCoordinates());
    int at = source.width();
    int to = target.width();
    source = source.with(left.source(), x.layout().features());
    target = target.with(right.target(), y.layout().features());
    sourceMetric = square(left.form(), left.source(), at);
    targetMetric = square(right.form(), right.target(), to);
    if (projects) {
      images.add(
          new CloudImage(CloudImage.COORDINATES, to, y.layout().features(), y.meanCoordinates()));
    }
  }

  private static Placed square(CostForm form, RowLift lift, int column) {
    return new Placed(form, column, lift.width(), column, lift.width());
  }

  PointLift source() {
    return source;
  }

  PointLift target() {
    return target;
  }

  /** The costs that were chosen: one, or that within either cloud. */
  List<ChosenCost> chosen() {
    return chosen;
  }

  /** Where source rows go, if that was asked for. */
  List<CloudImage> images() {
    return images;
  }

  CostForm cost() {
    return cost.in(0, source.width(), 0, target.width());
  }

  CostForm sourceMetric() {
    return sourceMetric.in(0, source.width(), 0, source.width());
  }

  CostForm targetMetric() {
    return targetMetric.in(0, target.width(), 0, target.width());
  }

  /** The cost where a row has the factors of a source point and then those of a target point. */
  CostForm costOfPairs() {
    int total = source.width() + target.width();
    return cost.in(0, total, source.width(), total);
  }
}
