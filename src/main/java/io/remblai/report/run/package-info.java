/**
 * What the reports of all commands have in common: inputs and what was wrong with them, seconds,
 * settings, versions.
 *
 * <p>May import {@code report}.
 */
package io.remblai.report.run;
