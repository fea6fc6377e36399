/**
 * What runs of all commands that write an output share: who a run is, which data its inputs are,
 * how its output gets published or is left as it was.
 *
 * <p>May import {@code job.output}, {@code job.process}, {@code spark.table} and Spark.
 */
package io.remblai.job.run;
