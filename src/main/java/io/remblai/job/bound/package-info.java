/**
 * How a map is to be judged, as options, and the verdict in words.
 *
 * <p>May import {@code job.argument} and all below {@code job}.
 */
package io.remblai.job.bound;
