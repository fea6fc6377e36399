/**
 * Benchmarks, run by {@code scripts/bench}; not tests.
 *
 * <p>May import every package of the suite.
 */
package io.remblai.bench;
