package io.remblai.info.bottleneck;

/**
 * From a place on the information plane to a bottleneck curve, in nats.
 *
 * @param missing what the curve allows about Y for the same I(X; Z), less I(Y; Z); negative above
 *     it
 * @param nearest the Euclidean distance in the plane, not negative
 */
public record CurveDistance(double missing, double nearest) {}
