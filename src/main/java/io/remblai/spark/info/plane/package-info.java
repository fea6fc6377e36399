/**
 * The information plane over groups: joints of label columns, their bottleneck curves, and the
 * measured points beside their bounds.
 *
 * <p>May import {@code spark.info}, {@code info}, {@code math} and Spark.
 */
package io.remblai.spark.info.plane;
