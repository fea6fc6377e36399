/**
 * The report of a coupling of low rank.
 *
 * <p>May import {@code report}, {@code report.run} and {@code summary}.
 */
package io.remblai.report.coupling;
