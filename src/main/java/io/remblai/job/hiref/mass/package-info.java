/**
 * Rows that have weights or several partners: what is asked for, the search, what it leaves out.
 *
 * <p>May import {@code refine}, {@code spark}, {@code job.bound}, {@code job.argument}, {@code
 * job.process} and {@code job.hiref.unequal}; not the rest of {@code job.hiref}, which uses it.
 */
package io.remblai.job.hiref.mass;
