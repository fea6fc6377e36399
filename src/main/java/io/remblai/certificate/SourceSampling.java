package io.remblai.certificate;

import io.remblai.math.Seeds;
import java.io.Serializable;

/**
 * Which sources are sampled: those whose keys hash lowest, so that the sample depends on the data
 * and the seed alone.
 */
public final class SourceSampling implements Serializable {

  private static final long serialVersionUID = 1;

  /** Where the sample's hash starts apart from every other use of the run's seed. */
  private static final long STREAM = 0x636572746966L;

  private final long seed;
  private final long last; // greatest hash that is sampled, unsigned

  /** About {@code wanted} of n sources; all of them where there are no more. */
  public SourceSampling(int wanted, long n, long runSeed) {
    this.seed = Seeds.key(runSeed, STREAM);
    this.last = wanted >= n ? -1 : (long) ((double) wanted / n * 0x1p63) << 1;
  }

  /** Whether the source with this key is sampled. */
  public boolean contains(long key) {
    return Long.compareUnsigned(Seeds.mix(key ^ seed), last) <= 0;
  }
}
