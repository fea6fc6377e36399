/**
 * Tests against real processes: a cluster in a box, the launcher and the shaded jar. They need
 * {@code ./mvnw verify -Pcluster}.
 *
 * <p>May import every package of the suite.
 */
package io.remblai.cluster;
