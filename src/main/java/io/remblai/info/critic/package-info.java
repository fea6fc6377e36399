/**
 * Variational bounds of information, from the scores that a critic gives to pairs.
 *
 * <p>May import only {@code java.*}, {@code math}, the parent package, {@code gaussian} and {@code
 * linear}.
 */
package io.remblai.info.critic;
