/**
 * Reports of finished work: of a run from what it has in memory, later from the tables of its
 * output; either way the same page, beside them.
 *
 * <p>May import {@code report}, {@code summary}, {@code spark}, {@code job.output}, {@code
 * job.process} and {@code job.verify}.
 */
package io.remblai.job.report;
