/**
 * Clouds of different size: what is asked for, and what is told of them.
 *
 * <p>May import {@code refine}, {@code spark}, {@code job.argument} and {@code job.process}; not
 * the rest of {@code job.hiref}, which uses it.
 */
package io.remblai.job.hiref.unequal;
