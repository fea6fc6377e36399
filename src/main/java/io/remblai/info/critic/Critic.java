package io.remblai.info.critic;

import io.remblai.info.Rows;
import java.io.Serializable;

/** Scores of pairs: high where x and y look as if they belonged together. */
public interface Critic extends Serializable {

  /**
   * Scores every row of x with every row of y.
   *
   * @param f [x.size(), y.size()], overwritten
   */
  void scores(Rows x, Rows y, double[] f);
}
