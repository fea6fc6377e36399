/**
 * What chance alone would give: labels and partners dealt out anew by keys of the rows.
 *
 * <p>May import only {@code math}.
 */
package io.remblai.info.soft.chance;
