/**
 * Draws command lines, configuration files and tables at random and looks at the answers.
 *
 * <p>May import everything.
 */
package io.remblai.job.fuzz;
