/**
 * Tables of finished outputs into tables of a catalog.
 *
 * <p>May import {@code spark}, {@code job.output} and {@code job.process}.
 */
package io.remblai.job.publish;
