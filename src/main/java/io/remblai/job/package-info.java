/**
 * The command line: what can be typed, what is wrong with it, what answers it.
 *
 * <p>May import every package of the suite.
 */
package io.remblai.job;
