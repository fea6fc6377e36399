package io.remblai.geometry;

/** The curves and point sets in the plane that the two-dimensional clouds are spread around. */
enum PlanarShape {
  /** A half circle of radius 1 turned by 30 degrees, noise 0.05. */
  HALF_MOON,
  /** The profile of an S-curve, scaled by 0.6 and turned by -30 degrees, noise 0.05 before that. */
  S_CURVE,
  /** Five Gaussians of deviation 0.25 at the centre and the corners of a square of side 10. */
  FIVE_SPOTS,
  /** Four Gaussians of deviation 0.25 at the middles of the sides of that square. */
  FOUR_SPOTS,
  /** The image of a standard normal z under ((z0 + z1²) / 2 - 5, z1). */
  BENT_NORMAL,
  /** Four concentric rings of radii 3.6, 2.7, 1.65 and 0.75, noise 0.08. */
  RINGS
}
