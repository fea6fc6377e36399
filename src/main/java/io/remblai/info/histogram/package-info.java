/**
 * Information from counts: bins of scalars, codes of discrete columns, plug-in entropies.
 *
 * <p>May import only {@code java.*} and the parent package.
 */
package io.remblai.info.histogram;
