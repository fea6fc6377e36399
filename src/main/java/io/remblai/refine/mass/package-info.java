/**
 * The sparse plan of least cost between two clouds whose rows have masses, where one exact block
 * cannot hold them.
 *
 * <p>May import {@code math}, {@code geometry}, {@code assignment} and {@code refine}.
 */
package io.remblai.refine.mass;
