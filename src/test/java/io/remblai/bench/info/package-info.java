/**
 * What {@code scripts/bench information} measures; not tests.
 *
 * <p>May import every package of the suite.
 */
package io.remblai.bench.info;
