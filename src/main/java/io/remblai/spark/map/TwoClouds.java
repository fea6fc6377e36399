package io.remblai.spark.map;

import io.remblai.spark.PointBlock;
import io.remblai.spark.input.CheckedClouds;
import org.apache.spark.api.java.JavaRDD;

/**
 * Two clouds to be mapped. Read several times: both should be persisted.
 *
 * @param source points of dimension {@code dim}
 * @param sourcePoints how many
 * @param target points of the same dimension
 * @param targetPoints how many
 * @param dim of both
 */
public record TwoClouds(
    JavaRDD<PointBlock> source,
    long sourcePoints,
    JavaRDD<PointBlock> target,
    long targetPoints,
    int dim) {

  /** All that was read. */
  public static TwoClouds of(CheckedClouds clouds) {
    return new TwoClouds(
        clouds.source(),
        clouds.sourcePoints(),
        clouds.target(),
        clouds.targetPoints(),
        clouds.dim());
  }
}
