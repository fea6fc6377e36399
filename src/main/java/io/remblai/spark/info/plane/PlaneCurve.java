package io.remblai.spark.info.plane;

import io.remblai.info.bottleneck.BottleneckCurve;

/**
 * The bottleneck curve of one joint, for every group that has it.
 *
 * @param number under which the table of points refers to it, from 0
 * @param pair number of the pair of label columns
 * @param joint what it was searched for
 * @param curve the curve
 */
public record PlaneCurve(int number, int pair, JointSummary joint, BottleneckCurve curve) {}
