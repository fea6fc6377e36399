/**
 * Maps of clouds in groups: what is asked for, the search, what is said about it.
 *
 * <p>May import {@code job.hiref.unequal}, {@code job.argument}, {@code spark} and what that uses.
 */
package io.remblai.job.hiref.group;
