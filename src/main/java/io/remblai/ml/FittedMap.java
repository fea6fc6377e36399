package io.remblai.ml;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.remblai.geometry.GroundCost;
import io.remblai.refine.RefineOptions;
import io.remblai.spark.PairBlock;
import io.remblai.spark.Side;
import io.remblai.spark.input.CheckedClouds;
import io.remblai.spark.input.PointRecipe;
import io.remblai.spark.input.Scaling;
import io.remblai.spark.judge.MapBound;
import io.remblai.spark.map.FoundMap;
import io.remblai.spark.map.LeftOut;
import io.remblai.spark.output.PairTable;
import io.remblai.spark.output.UnmatchedTable;
import io.remblai.spark.pairing.PlacedPairs;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.storage.StorageLevel;

/**
 * A map and what is needed to apply it.
 *
 * @param pairs the pairs, persisted, with their points
 * @param unmatched the rows in no pair
 * @param sourceId type of the source's ids
 * @param targetId type of the target's ids
 * @param recipe how points were made of rows
 * @param summary what fitting found
 */
record FittedMap(
    JavaRDD<PairBlock> pairs,
    Dataset<Row> unmatched,
    DataType sourceId,
    DataType targetId,
    PointRecipe recipe,
    HiRefSummary summary) {

  /** Names of the two tables of a saved map. */
  static final String PAIRS = "pairs";

  static final String UNMATCHED = "unmatched";

  /** As it was found. */
  static FittedMap of(
      SparkSession session,
      RefineOptions refine,
      CheckedClouds clouds,
      FoundMap map,
      Optional<MapBound> bound) {
    JavaRDD<Row> left = JavaSparkContext.fromSparkContext(session.sparkContext()).emptyRDD();
    for (LeftOut some : map.leftOut()) {
      left = left.union(some.rows());
    }
    return new FittedMap(
        map.pairs(),
        session.createDataFrame(left, UnmatchedTable.SCHEMA),
        clouds.idType(Side.SOURCE),
        clouds.idType(Side.TARGET),
        new PointRecipe(refine.cost(), clouds.scaling(), refine.seed()),
        summary(clouds, map, bound));
  }

  private static HiRefSummary summary(
      CheckedClouds clouds, FoundMap map, Optional<MapBound> bound) {
    return new HiRefSummary(
        map.count(),
        map.meanCost(),
        bound.map(b -> OptionalDouble.of(b.certified())).orElse(OptionalDouble.empty()),
        bound.map(MapBound::gap).orElse(OptionalDouble.empty()),
        bound
            .flatMap(b -> b.sampled().map(sample -> b.gap(sample.estimate())))
            .orElse(OptionalDouble.empty()),
        map.converged(),
        (int) map.stages().stream().filter(stage -> stage.stage().equals("rematch")).count(),
        clouds.summary(Side.SOURCE).rejected(),
        clouds.summary(Side.TARGET).rejected(),
        map.unmatched(Side.SOURCE),
        map.unmatched(Side.TARGET));
  }

  /** The pairs as users see them. */
  Dataset<Row> pairTable(SparkSession session) {
    return PairTable.of(
        session, pairs, sourceId, targetId, PairTable.PairRows.plain(recipe.cost()));
  }

  /** The pairs as they are saved. */
  Dataset<Row> placedPairs(SparkSession session) {
    return PlacedPairs.table(session, pairs, sourceId, targetId);
  }

  /** All of a saved map but its tables. */
  Content content() {
    Scaling scaling = recipe.scaling();
    return new Content(
        recipe.cost(), recipe.seed(), scaling.shifts(), scaling.scales(), Numbers.of(summary));
  }

  /**
   * As it was saved.
   *
   * @throws IllegalArgumentException if there are not as many pairs as were saved
   */
  static FittedMap of(Content content, Dataset<Row> pairs, Dataset<Row> unmatched) {
    long found = pairs.count();
    if (found != content.summary.pairs) {
      throw new IllegalArgumentException(
          "the saved map should have %d pairs and has %d".formatted(content.summary.pairs, found));
    }
    int dim = content.shift.length;
    return new FittedMap(
        PlacedPairs.of(pairs, dim, content.seed).persist(StorageLevel.MEMORY_AND_DISK()),
        unmatched,
        pairs.schema().apply(PairTable.SOURCE_ID).dataType(),
        pairs.schema().apply(PairTable.TARGET_ID).dataType(),
        new PointRecipe(
            content.cost, Scaling.recorded(content.shift, content.scale, dim), content.seed),
        content.summary.summary());
  }

  /**
   * What is saved as JSON.
   *
   * @param cost the ground cost
   * @param seed of the rows' keys
   * @param shift of each column [dim]
   * @param scale of each column [dim]
   * @param summary what fitting found
   */
  record Content(GroundCost cost, long seed, double[] shift, double[] scale, Numbers summary) {}

  /** A summary as JSON has it: what is not known is not there. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Numbers(
      long pairs,
      double meanCost,
      Double lowerBound,
      Double gap,
      Double estimatedGap,
      boolean converged,
      int rounds,
      long skippedSources,
      long skippedTargets,
      long unmatchedSources,
      long unmatchedTargets) {

    static Numbers of(HiRefSummary s) {
      return new Numbers(
          s.pairs(),
          s.meanCost(),
          known(s.lowerBound()),
          known(s.gap()),
          known(s.estimatedGap()),
          s.converged(),
          s.rounds(),
          s.skippedSources(),
          s.skippedTargets(),
          s.unmatchedSources(),
          s.unmatchedTargets());
    }

    HiRefSummary summary() {
      return new HiRefSummary(
          pairs,
          meanCost,
          optional(lowerBound),
          optional(gap),
          optional(estimatedGap),
          converged,
          rounds,
          skippedSources,
          skippedTargets,
          unmatchedSources,
          unmatchedTargets);
    }

    private static Double known(OptionalDouble number) {
      return number.isPresent() ? number.getAsDouble() : null;
    }

    private static OptionalDouble optional(Double number) {
      return number == null ? OptionalDouble.empty() : OptionalDouble.of(number);
    }
  }
}
