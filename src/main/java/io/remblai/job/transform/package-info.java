/**
 * The command {@code transform}: a finished map applied to rows that it was not made of.
 *
 * <p>May import {@code job.run}, {@code job.verify} (for how a run read its inputs), what these may
 * import, and all below {@code job}.
 */
package io.remblai.job.transform;
