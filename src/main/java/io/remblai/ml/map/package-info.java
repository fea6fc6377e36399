/**
 * Parameters of stages for one-to-one maps.
 *
 * <p>May import {@code ml.param}, {@code geometry}, {@code refine}, {@code spark} and Spark ML.
 */
package io.remblai.ml.map;
