/**
 * What a row carries beside its point because it decides with whom it may be paired: the key of its
 * group, and numbers that may differ only so much.
 *
 * <p>May import Spark SQL's types.
 */
package io.remblai.spark.tag;
