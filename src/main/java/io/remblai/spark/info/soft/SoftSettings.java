package io.remblai.spark.info.soft;

import io.remblai.info.soft.Precision;
import java.io.Serializable;

/**
 * What is summed about the rows.
 *
 * @param x bins of the first vector
 * @param y bins of the second, where the table has one
 * @param precision of the shares
 * @param nulls draws of chance labels for each label column, at least 0
 * @param seed of those draws
 */
public record SoftSettings(BinsRecipe x, BinsRecipe y, Precision precision, int nulls, long seed)
    implements Serializable {

  public SoftSettings {
    if (nulls < 0) {
      throw new IllegalArgumentException("nulls must be at least 0, not " + nulls);
    }
  }
}
