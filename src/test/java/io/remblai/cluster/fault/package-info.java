/**
 * Injects faults into running jobs and books what comes of it, run by {@code scripts/faults}; not
 * tests.
 *
 * <p>May import every package of the suite.
 */
package io.remblai.cluster.fault;
