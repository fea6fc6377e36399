package io.remblai.job.info.plane;

import io.remblai.spark.info.estimate.Found;
import io.remblai.spark.info.plane.PlaneCurve;
import io.remblai.spark.info.plane.PlaneMeasure;
import io.remblai.spark.info.plane.Trajectories;
import java.util.List;

/**
 * What a run found.
 *
 * @param information groups, rows and soft estimates
 * @param points of all groups and pairs
 * @param curves of all different joints
 * @param trajectories the groups' places in them
 */
record PlaneFound(
    Found information,
    List<PlaneMeasure> points,
    List<PlaneCurve> curves,
    Trajectories trajectories) {}
