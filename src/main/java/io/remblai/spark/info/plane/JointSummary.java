package io.remblai.spark.info.plane;

/**
 * What is known of the joint of two label columns in a group without its cells.
 *
 * @param input of the input labels
 * @param output of the output labels
 * @param cells of the pairs of both
 * @param hash of all cells with their counts
 * @param secondHash another one
 */
public record JointSummary(
    LabelFrequencies input,
    LabelFrequencies output,
    LabelFrequencies cells,
    long hash,
    long secondHash) {

  /** I(IN; OUT) of the rows counted, plug-in, nats. */
  public double information() {
    return Math.max(0, input.entropy() + output.entropy() - cells.entropy());
  }

  /** Labels of the side that has more of them. */
  public long labels() {
    return Math.max(input.values(), output.values());
  }
}
