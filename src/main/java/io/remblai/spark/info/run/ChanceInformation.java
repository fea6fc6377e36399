package io.remblai.spark.info.run;

/**
 * Means over draws of chance labels, in nats: what bias alone gives.
 *
 * @param plain of I(label; Z)
 * @param corrected of the same with entropies corrected by the delta method
 */
public record ChanceInformation(double plain, double corrected) {}
