/**
 * Standard errors of soft entropy and soft information, from what single rows add to them.
 *
 * <p>May import {@code math}, {@code info.soft} and {@code info.soft.histogram}.
 */
package io.remblai.info.soft.influence;
