/**
 * What every command shares: console, exit codes, session, steps.
 *
 * <p>May import {@code spark}, Spark and picocli.
 */
package io.remblai.job.process;
