/**
 * The report of rows that a finished map was applied to.
 *
 * <p>May import {@code report}, {@code report.run} and {@code summary}.
 */
package io.remblai.report.moved;
