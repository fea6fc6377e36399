package io.remblai.spark.info.plane;

import io.remblai.info.bottleneck.BottleneckCurve;
import io.remblai.info.bottleneck.DiscreteJoint;
import io.remblai.spark.info.plane.curve.CurveSearch;
import io.remblai.spark.info.plane.curve.CurveSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The curves of all groups and pairs. Layers and checkpoints mostly see the same labels: equal
 * joints share one curve.
 */
public final class PlaneCurves {

  /** Cells of the dense joints that are at one time on the driver: 32 MB. */
  private static final long MOST_CELLS = 1 << 22;

  private final List<LabelJoints> pairs;
  private final List<PlaneCurve> curves = new ArrayList<>();
  private final List<Map<Long, Integer>> numbers = new ArrayList<>(); // by pair, then group

  private PlaneCurves(List<LabelJoints> pairs) {
    this.pairs = pairs;
  }

  /**
   * Searches for them.
   *
   * @param pairs the joints of each pair of label columns
   * @param groups in the order in which curves are numbered
   */
  public static PlaneCurves search(
      JavaSparkContext context,
      List<LabelJoints> pairs,
      List<Long> groups,
      CurveSettings settings) {
    PlaneCurves all = new PlaneCurves(pairs);
    CurveSearch search = new CurveSearch(context, settings);
    for (int pair = 0; pair < pairs.size(); pair++) {
      all.search(pair, groups, search, settings.mostLabels());
    }
    return all;
  }

  private void search(int pair, List<Long> groups, CurveSearch search, int mostLabels) {
    Map<JointSummary, Long> first = new LinkedHashMap<>(); // a group that has it
    Map<JointSummary, Integer> places = new HashMap<>();
    Map<Long, Integer> own = new HashMap<>();
    numbers.add(own);
    for (long group : groups) {
      Optional<JointSummary> joint =
          summary(pair, group).filter(found -> found.labels() <= mostLabels);
      if (joint.isPresent()) {
        first.putIfAbsent(joint.get(), group);
        places.putIfAbsent(joint.get(), places.size());
        own.put(group, curves.size() + places.get(joint.get()));
      }
    }
    searchInBatches(pair, first, search);
  }

  private void searchInBatches(int pair, Map<JointSummary, Long> first, CurveSearch search) {
    List<Map.Entry<JointSummary, Long>> batch = new ArrayList<>();
    long cells = 0;
    for (Map.Entry<JointSummary, Long> each : first.entrySet()) {
      long dense = each.getKey().input().values() * each.getKey().output().values();
      if (!batch.isEmpty() && cells + dense > MOST_CELLS) {
        search(pair, batch, search);
        batch.clear();
        cells = 0;
      }
      batch.add(each);
      cells += dense;
    }
    if (!batch.isEmpty()) {
      search(pair, batch, search);
    }
  }

  private void search(int pair, List<Map.Entry<JointSummary, Long>> batch, CurveSearch search) {
    Map<Long, DiscreteJoint> joints =
        pairs.get(pair).joints(batch.stream().map(Map.Entry::getValue).toList());
    List<DiscreteJoint> inOrder = batch.stream().map(each -> joints.get(each.getValue())).toList();
    List<BottleneckCurve> found = search.curves(inOrder);
    for (int i = 0; i < found.size(); i++) {
      curves.add(new PlaneCurve(curves.size(), pair, batch.get(i).getKey(), found.get(i)));
    }
  }

  /** All curves, by number. */
  public List<PlaneCurve> all() {
    return List.copyOf(curves);
  }

  /** The joint of a group; nothing where no row has both labels. */
  public Optional<JointSummary> summary(int pair, long group) {
    return pairs.get(pair).summary(group);
  }

  /** The curve of a group; nothing where it has too many labels, or none. */
  public Optional<PlaneCurve> curve(int pair, long group) {
    return Optional.ofNullable(numbers.get(pair).get(group)).map(curves::get);
  }
}
