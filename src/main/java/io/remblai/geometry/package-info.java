/**
 * Point clouds and ground costs.
 *
 * <p>May import {@code io.remblai.math}.
 */
package io.remblai.geometry;
