package io.remblai.job.verify;

import java.util.Optional;

/**
 * What {@code verify} is asked to check.
 *
 * @param out folder of the output
 * @param source where the source table is now; empty: where the manifest says
 * @param target where the target table is now; empty: where the manifest says
 */
public record VerifyOptions(String out, Optional<String> source, Optional<String> target) {}
