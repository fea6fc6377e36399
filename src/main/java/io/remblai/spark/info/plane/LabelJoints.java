package io.remblai.spark.info.plane;

import io.remblai.info.bottleneck.DiscreteJoint;
import io.remblai.spark.info.InfoTable;
import io.remblai.spark.info.run.LabelPair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;

/**
 * The joint of two label columns in every group, counted over the rows that have both labels. The
 * cells stay on the executors; only a few numbers of each group come to the driver, and the cells
 * of the groups that are asked for.
 */
public final class LabelJoints implements AutoCloseable {

  private static final String COUNT = "n";

  private final Dataset<Row> cells; // group, input, output, n
  private final Map<Long, JointSummary> summaries = new HashMap<>();

  private LabelJoints(Dataset<Row> cells) {
    this.cells = cells;
  }

  /** Counts; to be closed, which frees the cells. */
  public static LabelJoints of(InfoTable table, LabelPair pair) {
    Dataset<Row> cells =
        table
            .labelPairs(pair.input(), pair.output())
            .groupBy(InfoTable.GROUP, "input", "output")
            .agg(functions.count(functions.lit(1)).as(COUNT))
            .persist(StorageLevel.MEMORY_AND_DISK());
    LabelJoints joints = new LabelJoints(cells);
    try {
      joints.summarise();
    } catch (RuntimeException failed) {
      joints.close();
      throw failed;
    }
    return joints;
  }

  private void summarise() {
    Map<Long, LabelFrequencies> ofCells = frequencies(cells);
    Map<Long, LabelFrequencies> inputs = frequencies(marginal("input"));
    Map<Long, LabelFrequencies> outputs = frequencies(marginal("output"));
    // Cells differ from each other, so that exclusive-or loses none, and takes them in any order.
    Column hash = functions.xxhash64(cell("input"), cell("output"), cell(COUNT));
    Column second = functions.xxhash64(cell(COUNT), cell("output"), cell("input"));
    List<Row> hashes =
        cells
            .groupBy(InfoTable.GROUP)
            .agg(functions.bit_xor(hash), functions.bit_xor(second))
            .collectAsList();
    for (Row row : hashes) {
      long group = row.getLong(0);
      summaries.put(
          group,
          new JointSummary(
              inputs.get(group),
              outputs.get(group),
              ofCells.get(group),
              row.getLong(1),
              row.getLong(2)));
    }
  }

  private Column cell(String name) {
    return cells.col(name);
  }

  private Dataset<Row> marginal(String side) {
    return cells.groupBy(InfoTable.GROUP, side).agg(functions.sum(COUNT).as(COUNT));
  }

  /** Of each group; what comes here grows with the different counts, not with the values. */
  private static Map<Long, LabelFrequencies> frequencies(Dataset<Row> counted) {
    List<Row> rows =
        counted
            .groupBy(InfoTable.GROUP, COUNT)
            .agg(functions.count(functions.lit(1)).as("values"))
            .orderBy(InfoTable.GROUP, COUNT)
            .collectAsList();
    Map<Long, List<Row>> byGroup = new HashMap<>();
    rows.forEach(row -> byGroup.computeIfAbsent(row.getLong(0), g -> new ArrayList<>()).add(row));
    Map<Long, LabelFrequencies> found = new HashMap<>();
    byGroup.forEach(
        (group, own) ->
            found.put(
                group,
                LabelFrequencies.of(
                    own.stream().mapToLong(row -> row.getLong(1)).toArray(),
                    own.stream().mapToLong(row -> row.getLong(2)).toArray())));
    return found;
  }

  /** What the joint of a group comes to; nothing where no row has both labels. */
  public Optional<JointSummary> summary(long group) {
    return Optional.ofNullable(summaries.get(group));
  }

  /** The joints of some groups, labels in the order of their keys. */
  Map<Long, DiscreteJoint> joints(Collection<Long> groups) {
    List<Row> found =
        cells.where(cells.col(InfoTable.GROUP).isin(groups.toArray())).collectAsList();
    Map<Long, List<Row>> byGroup = new HashMap<>();
    found.forEach(row -> byGroup.computeIfAbsent(row.getLong(0), g -> new ArrayList<>()).add(row));
    Map<Long, DiscreteJoint> joints = new HashMap<>();
    byGroup.forEach((group, rows) -> joints.put(group, joint(rows)));
    return joints;
  }

  private static DiscreteJoint joint(List<Row> rows) {
    long[] inputs = rows.stream().mapToLong(row -> row.getLong(1)).sorted().distinct().toArray();
    long[] outputs = rows.stream().mapToLong(row -> row.getLong(2)).sorted().distinct().toArray();
    double[][] counts = new double[inputs.length][outputs.length];
    for (Row row : rows) {
      int x = Arrays.binarySearch(inputs, row.getLong(1));
      int y = Arrays.binarySearch(outputs, row.getLong(2));
      counts[x][y] = row.getLong(3);
    }
    return DiscreteJoint.of(counts);
  }

  @Override
  public void close() {
    cells.unpersist();
  }
}
