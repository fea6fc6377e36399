/**
 * One-to-one maps of two clouds of any sizes, within limits, as users see them, and what they leave
 * out.
 *
 * <p>May import {@code assignment}, {@code geometry}, {@code refine} and the rest of {@code spark}
 * but {@code spark.judge}, which uses it.
 */
package io.remblai.spark.map;
