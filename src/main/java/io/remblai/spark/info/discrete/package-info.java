/**
 * Two label columns: what they know about each other, and the coupling of least entropy that their
 * frequencies allow. Labels are counted by shuffles and never travel to the driver.
 *
 * <p>May import {@code spark.info}, {@code info}, {@code math} and Spark.
 */
package io.remblai.spark.info.discrete;
