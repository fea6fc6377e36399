/**
 * The report of estimates of information.
 *
 * <p>May import {@code report} and {@code report.run}.
 */
package io.remblai.report.information;
