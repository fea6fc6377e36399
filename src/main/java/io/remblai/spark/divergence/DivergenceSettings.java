package io.remblai.spark.divergence;

import io.remblai.info.kernel.KernelWidth;
import java.io.Serializable;
import java.util.List;

/**
 * What is measured, and how.
 *
 * @param measures at least one
 * @param whole whether each group of the source meets the whole target, not its own group there
 * @param width of the kernel; a median is that of a sample of all rows
 * @param frequencies F; a row has 2 F features
 * @param clusters most clusters
 * @param repeats clusterings
 * @param unit whether rows are brought to length 1 before they are clustered
 * @param slices directions
 * @param neighbours k
 * @param most rows of a side held in memory; 0: by the dimension
 * @param sumNulls re-dealings of the measures that are sums
 * @param heldNulls re-dealings of those that hold rows
 * @param seed of all random choices
 */
public record DivergenceSettings(
    List<Measure> measures,
    boolean whole,
    KernelWidth width,
    int frequencies,
    int clusters,
    int repeats,
    boolean unit,
    int slices,
    int neighbours,
    int most,
    int sumNulls,
    int heldNulls,
    long seed)
    implements Serializable {

  /** Key of the whole target. */
  public static final long WHOLE = 0;

  // The time for neighbours grows with the square of the rows times the coordinates once trees no
  // longer help: some minutes at these sizes.
  private static final int MANY = 100_000;
  private static final int MEDIUM = 20_000;
  private static final int FEW = 5_000;
  private static final int FEW_COORDINATES = 10;
  private static final int MANY_COORDINATES = 100;

  public DivergenceSettings {
    measures = List.copyOf(measures);
    if (measures.isEmpty() || frequencies < 1 || clusters < 1 || repeats < 1 || slices < 1) {
      throw new IllegalArgumentException(
          "%s measures, %d frequencies, %d clusters, %d repeats, %d slices: at least 1 of each"
              .formatted(measures.size(), frequencies, clusters, repeats, slices));
    }
  }

  public boolean asksFor(Measure measure) {
    return measures.contains(measure);
  }

  /** The same with another number of clusters. */
  public DivergenceSettings withClusters(int number) {
    return new DivergenceSettings(
        measures,
        whole,
        width,
        frequencies,
        number,
        repeats,
        unit,
        slices,
        neighbours,
        most,
        sumNulls,
        heldNulls,
        seed);
  }

  /** Most rows of a side that are held, of rows with so many coordinates. */
  public int held(int coordinates) {
    if (most > 0) {
      return most;
    }
    if (coordinates > MANY_COORDINATES) {
      return FEW;
    }
    return coordinates > FEW_COORDINATES ? MEDIUM : MANY;
  }
}
