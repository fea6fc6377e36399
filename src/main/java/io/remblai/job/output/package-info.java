/**
 * The folder of an output: what is there, how a run publishes, and the manifest that says so.
 *
 * <p>May import {@code job.process}, {@code spark.checkpoint} and Hadoop.
 */
package io.remblai.job.output;
