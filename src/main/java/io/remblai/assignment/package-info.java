/**
 * Exact linear assignment of one block.
 *
 * <p>May import {@code math} and {@code geometry}.
 */
package io.remblai.assignment;
