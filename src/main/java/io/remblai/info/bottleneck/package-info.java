/**
 * The information bottleneck: how much a description of X may tell about Y for what it tells about
 * X, and how far a measured description is from that.
 *
 * <p>May import {@code math}.
 */
package io.remblai.info.bottleneck;
