package io.remblai.spark.info.plane.curve;

import io.remblai.info.bottleneck.BottleneckCurve;
import io.remblai.info.bottleneck.BottleneckPoint;
import io.remblai.info.bottleneck.DiscreteJoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Bottleneck curves of several joints at once: every annealing and every (beta, restart) is a piece
 * of work by itself. The best encoder of each beta makes the curve; which it is depends on the
 * joint, the settings and nothing else.
 */
public final class CurveSearch {

  private static final int MOST_TASKS = 512;

  private final JavaSparkContext context;
  private final CurveSettings settings;

  /** A search by given settings. */
  public CurveSearch(JavaSparkContext context, CurveSettings settings) {
    this.context = context;
    this.settings = settings;
  }

  /** The curve of each joint, in their order. */
  public List<BottleneckCurve> curves(List<DiscreteJoint> joints) {
    Broadcast<List<DiscreteJoint>> sent = context.broadcast(new ArrayList<>(joints));
    try {
      List<SearchStart> starts = dealt(starts(joints.size()));
      List<FoundEncoder> found =
          context
              .parallelize(starts, Math.min(MOST_TASKS, starts.size()))
              .flatMap(new SeekEncoders(sent, settings.seed()))
              .collect();
      List<BottleneckCurve> curves = new ArrayList<>();
      for (int j = 0; j < joints.size(); j++) {
        curves.add(BottleneckCurve.of(joints.get(j), best(found, j)));
      }
      return curves;
    } finally {
      sent.destroy();
    }
  }

  /** The annealings come first: they take longest. */
  private List<SearchStart> starts(int joints) {
    double[] betas = settings.betaArray();
    List<SearchStart> starts = new ArrayList<>();
    for (int joint = 0; joint < joints; joint++) {
      starts.add(new SearchStart(joint, 0, betas));
    }
    for (int joint = 0; joint < joints; joint++) {
      for (double beta : betas) {
        for (int restart = 1; restart <= settings.restarts(); restart++) {
          starts.add(new SearchStart(joint, restart, beta));
        }
      }
    }
    return starts;
  }

  /** In an order that deals them out to tasks in turn, though each task takes neighbours. */
  private static List<SearchStart> dealt(List<SearchStart> starts) {
    int tasks = Math.min(MOST_TASKS, starts.size());
    List<SearchStart> dealt = new ArrayList<>();
    for (int task = 0; task < tasks; task++) {
      for (int at = task; at < starts.size(); at += tasks) {
        dealt.add(starts.get(at));
      }
    }
    return dealt;
  }

  private static List<BottleneckPoint> best(List<FoundEncoder> found, int joint) {
    Map<Double, FoundEncoder> best = new TreeMap<>();
    for (FoundEncoder each : found) {
      if (each.joint == joint) {
        best.merge(
            each.point().beta(),
            each,
            (one, other) -> FoundEncoder.BEST_FIRST.compare(one, other) <= 0 ? one : other);
      }
    }
    return best.values().stream().map(FoundEncoder::point).toList();
  }
}
