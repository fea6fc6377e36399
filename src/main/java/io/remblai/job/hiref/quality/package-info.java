/**
 * What a run of {@code hiref} says of its pairs one by one, and of the columns it balances:
 * options, work, words.
 *
 * <p>May import {@code refine}, {@code summary}, {@code spark}, {@code job.argument} and {@code
 * job.hiref.unequal}; not the rest of {@code job.hiref}, which uses it.
 */
package io.remblai.job.hiref.quality;
