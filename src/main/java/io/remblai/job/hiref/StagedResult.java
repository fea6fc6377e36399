package io.remblai.job.hiref;

import io.remblai.geometry.GroundCost;
import io.remblai.job.hiref.quality.Appraisal;
import io.remblai.job.hiref.quality.AppraisedTables;
import io.remblai.job.output.Manifest;
import io.remblai.job.output.TextFile;
import io.remblai.refine.StageRecord;
import io.remblai.spark.LiteralPaths;
import io.remblai.spark.PointBlock;
import io.remblai.spark.Side;
import io.remblai.spark.balance.BalanceTable;
import io.remblai.spark.certificate.Certificate;
import io.remblai.spark.group.GroupResults;
import io.remblai.spark.group.GroupTable;
import io.remblai.spark.input.BadRowPolicy;
import io.remblai.spark.input.CheckedClouds;
import io.remblai.spark.input.Scaling;
import io.remblai.spark.map.FoundMap;
import io.remblai.spark.map.LeftOut;
import io.remblai.spark.mass.WeightTable;
import io.remblai.spark.output.BijectionCheck;
import io.remblai.spark.output.CouplingTable;
import io.remblai.spark.output.MarginalCheck;
import io.remblai.spark.output.PairTable;
import io.remblai.spark.output.PairTable.PairRows;
import io.remblai.spark.output.PartnerCheck;
import io.remblai.spark.output.UnmatchedTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The tables of a run in its staging folder: written, then read back and checked. */
final class StagedResult {

  /** Schema of {@code levels}. */
  private static final StructType LEVELS =
      new StructType()
          .add("stage", DataTypes.StringType, false)
          .add("level", DataTypes.IntegerType, false)
          .add("kind", DataTypes.StringType, false)
          .add("blocks", DataTypes.LongType, false)
          .add("points", DataTypes.LongType, false)
          .add("cost_before", DataTypes.DoubleType, true)
          .add("cost_after", DataTypes.DoubleType, true)
          .add("seconds", DataTypes.DoubleType, false)
          .add("converged", DataTypes.BooleanType, false);

  private final SparkSession session;
  private final Path folder;
  private final CheckedClouds clouds;
  private final HirefOptions options;

  StagedResult(SparkSession session, Path folder, CheckedClouds clouds, HirefOptions options) {
    this.session = session;
    this.folder = folder;
    this.clouds = clouds;
    this.options = options;
  }

  /** Writes every table; the pairs from the partitions they are in, with slack if it is known. */
  void write(FoundMap map, Optional<Certificate> certificate, Appraisal appraisal) {
    DataType sourceId = clouds.idType(Side.SOURCE);
    DataType targetId = clouds.idType(Side.TARGET);
    AppraisedTables appraised = new AppraisedTables(session, options.quality(), appraisal);
    Optional<Dataset<Row>> coupled =
        map.coupled()
            .map(found -> CouplingTable.of(session, found.pairs(), sourceId, targetId, rows()));
    save(
        "pairs",
        appraised
            .pairs(certificate.isPresent(), sourceId, targetId, rows())
            .or(
                () ->
                    certificate.map(
                        found ->
                            PairTable.certified(
                                session, found.pairs(), sourceId, targetId, rows())))
            .or(() -> coupled)
            .orElseGet(() -> PairTable.of(session, map.pairs(), sourceId, targetId, rows())));
    map.groups().ifPresent(groups -> save("groups", groups(groups)));
    save("unmatched", unmatched(map));
    save("rejects", rejects());
    appraised.balance().ifPresent(table -> save(BalanceTable.NAME, table));
    save("levels", session.createDataFrame(levels(map.stages()), LEVELS).coalesce(1));
  }

  /** Writes the flat numbers of a run. */
  void writeMetrics(Map<String, ?> metrics) {
    TextFile.write(files(), new Path(folder, "metrics.json"), Manifest.json(metrics));
  }

  /**
   * Reads back what was written: a bijection between the accepted rows, costs that are finite, not
   * negative and add up to what the solver says, and slacks likewise.
   */
  void check(FoundMap map, Optional<Certificate> certificate, Appraisal appraisal) {
    Dataset<Row> pairs = LiteralPaths.reader(session).parquet(new Path(folder, "pairs").toString());
    List<String> problems = new ArrayList<>();
    problems.addAll(books(Side.SOURCE, clouds.source(), pairs.select(PairTable.SOURCE_ID), map));
    problems.addAll(books(Side.TARGET, clouds.target(), pairs.select(PairTable.TARGET_ID), map));
    problems.addAll(
        map.coupled().isPresent()
            ? marginals(pairs, map)
            : WrittenNumbers.of(pairs, PairTable.COST).costs(map.meanCost()));
    if (map.coupled().isEmpty() && !options.masses().ratio().isOne()) {
      problems.addAll(partners(pairs, Side.SOURCE, PairTable.SOURCE_ID));
      problems.addAll(partners(pairs, Side.TARGET, PairTable.TARGET_ID));
    }
    certificate.ifPresent(
        found ->
            problems.addAll(
                WrittenNumbers.of(pairs, PairTable.SLACK)
                    .slacks(map.meanCost(), found.lowerBound(), map.partial().isEmpty())));
    problems.addAll(new AppraisedTables(session, options.quality(), appraisal).problems(pairs));
    if (!problems.isEmpty()) {
      throw new IllegalStateException(
          "what was written is not the map that was asked for: " + String.join("; ", problems));
    }
  }

  private List<String> books(
      Side side, JavaRDD<PointBlock> cloud, Dataset<Row> paired, FoundMap map) {
    Dataset<Row> given = PairTable.ids(session, cloud, clouds.idType(side));
    int partners = options.masses().partners(side);
    if (map.coupled().isPresent() || partners > 1) {
      paired = paired.distinct();
    }
    BijectionCheck books =
        map.unmatched(side) == 0
            ? BijectionCheck.of(side.toString(), given, paired, given.limit(0))
            : BijectionCheck.of(side.toString(), text(given), text(paired), leftOut(side));
    List<String> problems = new ArrayList<>(books.problems());
    problems.addAll(books.imbalance(0));
    return problems;
  }

  /** Masses that sum to what they should, and with their costs to what the solver says. */
  private List<String> marginals(Dataset<Row> pairs, FoundMap map) {
    List<String> problems = new ArrayList<>();
    problems.addAll(marginals(pairs, Side.SOURCE, PairTable.SOURCE_ID));
    problems.addAll(marginals(pairs, Side.TARGET, PairTable.TARGET_ID));
    double entries = map.count();
    Column share =
        pairs.col(CouplingTable.MASS).multiply(entries).multiply(pairs.col(PairTable.COST));
    problems.addAll(
        WrittenNumbers.of(pairs.select(share.as(PairTable.COST)), PairTable.COST)
            .costs(map.meanCost()));
    if (entries > clouds.sourcePoints() + clouds.targetPoints() - 1) {
      problems.add(map.count() + " entries are more than rows");
    }
    return problems;
  }

  private List<String> marginals(Dataset<Row> pairs, Side side, String id) {
    if (options.masses().weight().isEmpty()) {
      long rows = side == Side.SOURCE ? clouds.sourcePoints() : clouds.targetPoints();
      return MarginalCheck.problems(pairs, id, rows);
    }
    Dataset<Row> weights = WeightTable.of(session, clouds.weighted(side), clouds.idType(side));
    return MarginalCheck.problems(pairs, id, weights);
  }

  private List<String> partners(Dataset<Row> pairs, Side side, String id) {
    return PartnerCheck.problems(pairs, id, options.masses().partners(side));
  }

  /** Ids of a side that were written as left out, in text like all of that table. */
  private Dataset<Row> leftOut(Side side) {
    Dataset<Row> all = session.read().parquet(new Path(folder, "unmatched").toString());
    return all.filter(all.col(UnmatchedTable.SIDE).equalTo(side.toString()))
        .select(UnmatchedTable.ID);
  }

  private static Dataset<Row> text(Dataset<Row> ids) {
    Dataset<Row> named = ids.toDF("id");
    return named.select(named.col("id").cast(DataTypes.StringType));
  }

  private Dataset<Row> unmatched(FoundMap map) {
    Dataset<Row> all = session.createDataFrame(List.of(), UnmatchedTable.SCHEMA);
    for (LeftOut left : map.leftOut()) {
      all = all.union(session.createDataFrame(left.rows(), UnmatchedTable.SCHEMA));
    }
    return all;
  }

  private Dataset<Row> groups(GroupResults groups) {
    String beyond = LeftOut.beyond(options.limits());
    return GroupTable.of(session, clouds.tags().groups(), groups, beyond).coalesce(1);
  }

  private PairRows rows() {
    GroundCost cost = options.refine().cost();
    if (!options.emitVectors()) {
      return PairRows.plain(cost).with(clouds.tags().groups());
    }
    Scaling scaling = clouds.scaling();
    // Under the cosine cost points are directions: a displacement between them has no unit.
    double[] unit =
        IntStream.range(0, clouds.dim())
            .mapToDouble(k -> cost == GroundCost.COSINE ? 1 : scaling.scale(k))
            .toArray();
    return PairRows.withDisplacement(cost, unit).with(clouds.tags().groups());
  }

  private Dataset<Row> rejects() {
    return options.badRows() == BadRowPolicy.QUARANTINE
        ? clouds.rejects(session)
        : session.createDataFrame(List.of(), CheckedClouds.REJECTS_SCHEMA);
  }

  private void save(String name, Dataset<Row> table) {
    table.write().mode("error").parquet(new Path(folder, name).toString());
  }

  private FileSystem files() {
    try {
      return folder.getFileSystem(session.sparkContext().hadoopConfiguration());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot reach " + folder, e);
    }
  }

  private static List<Row> levels(List<StageRecord> stages) {
    return stages.stream()
        .map(
            stage ->
                RowFactory.create(
                    stage.stage(),
                    stage.level(),
                    stage.kind(),
                    stage.blocks(),
                    stage.points(),
                    stage.costBefore().orElse(null),
                    stage.costAfter().orElse(null),
                    stage.seconds(),
                    stage.converged()))
        .toList();
  }
}
