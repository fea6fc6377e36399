/**
 * The report of a one-to-one map, and of rows that one was applied to.
 *
 * <p>May import {@code report}, {@code report.run}, {@code summary} and {@code refine}.
 */
package io.remblai.report.map;
