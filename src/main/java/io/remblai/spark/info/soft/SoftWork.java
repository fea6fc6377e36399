package io.remblai.spark.info.soft;

import io.remblai.info.soft.AssignedRows;
import io.remblai.info.soft.Direction;
import io.remblai.info.soft.histogram.LabelledHistogram;
import io.remblai.info.soft.histogram.SoftPairs;
import io.remblai.info.soft.influence.ShareSample;
import io.remblai.math.Seeds;
import io.remblai.spark.info.Dims;
import io.remblai.spark.info.RowCursor;
import io.remblai.spark.table.RejectReason;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The sums of one partition as its rows come. Not thread safe. */
final class SoftWork {

  private final SoftSettings settings;
  private final int[] columns;
  private final LabelDraws draws;
  private final int allColumns;
  private final int sampled;
  private final OptionalInt onlyX;
  private final OptionalInt onlyY;
  private final SoftState state = new SoftState();
  private final Map<Dims, SoftBatch> batches = new HashMap<>();

  SoftWork(SoftSettings settings, int[] columns, LabelDraws draws, int allColumns, int sampled) {
    this.settings = settings;
    this.columns = columns;
    this.draws = draws;
    this.allColumns = allColumns;
    this.sampled = sampled;
    this.onlyX = settings.x().dim();
    this.onlyY = settings.y().dim();
  }

  /** Takes the cursor's current row. */
  void add(Optional<RejectReason> bad, RowCursor row) {
    if (bad.isPresent()) {
      state.counts().reject(row.group(), bad.get());
      return;
    }
    Dims dims = Dims.of(row);
    if (isOther(onlyX, dims.x()) || (row.hasY() && isOther(onlyY, dims.y()))) {
      state.counts().reject(row.group(), RejectReason.WRONG_LENGTH);
      return;
    }
    state.counts().meet(row.group(), dims);
    int least = settings.x().heat().leastDim();
    if (dims.x() < least || (row.hasY() && dims.y() < least)) {
      return; // Counted, and refused on the driver.
    }
    SoftBatch batch =
        batches.computeIfAbsent(dims, any -> new SoftBatch(settings, dims, allColumns));
    batch.add(row, sampled > 0 || (settings.nulls() > 0 && columns.length > 0));
    if (batch.isFull()) {
      flush(batch);
    }
  }

  private static boolean isOther(OptionalInt only, int dim) {
    return only.isPresent() && only.getAsInt() != dim;
  }

  SoftState finish() {
    batches.values().forEach(this::flush);
    if (columns.length > 0) {
      state.addLabelledToAll();
    }
    return state;
  }

  private void flush(SoftBatch batch) {
    AssignedRows shares = batch.assign();
    GroupState sums = null;
    for (int i = 0; i < batch.size(); i++) {
      if (i == 0 || batch.group(i) != batch.group(i - 1)) {
        sums = sums(batch, batch.group(i));
      }
      if (!isInLabels(batch, shares, i)) {
        sums.all().add(shares, i);
      }
      if (sampled > 0 && shares.direction(i) == Direction.KNOWN) {
        keep(batch, shares, i, sums.sample());
      }
      for (int c = 0; c < columns.length; c++) {
        addLabels(batch, shares, i, c, sums);
      }
    }
    batch.assignSecond().ifPresent(second -> addPairs(batch, shares, second));
    batch.clear();
  }

  /**
   * Whether the first label column's sums hold a row: then it is added to those of all at the end.
   */
  private boolean isInLabels(SoftBatch batch, AssignedRows shares, int i) {
    return columns.length > 0
        && batch.labelled(columns[0], i)
        && shares.direction(i) == Direction.KNOWN;
  }

  private void keep(SoftBatch batch, AssignedRows shares, int i, ShareSample sample) {
    long place = Seeds.key(settings.seed(), batch.key(i));
    if (sample.takes(place)) {
      long[] labels = new long[columns.length];
      boolean[] labelled = new boolean[columns.length];
      for (int c = 0; c < columns.length; c++) {
        labelled[c] = batch.labelled(columns[c], i);
        labels[c] = labelled[c] ? batch.label(columns[c], i, 0, draws) : 0;
      }
      sample.add(place, shares, i, labels, labelled);
    }
  }

  private GroupState sums(SoftBatch batch, long group) {
    StateKey key = new StateKey(group, batch.dims());
    Optional<GroupState> found = state.find(key);
    if (found.isPresent()) {
      return found.get();
    }
    GroupState sums =
        GroupState.none(
            batch.bins(), batch.secondBins(), columns.length * (1 + settings.nulls()), sampled);
    state.put(key, sums);
    return sums;
  }

  private void addLabels(SoftBatch batch, AssignedRows shares, int i, int c, GroupState sums) {
    int column = columns[c];
    int first = c * (1 + settings.nulls());
    for (int s = 0; s <= settings.nulls(); s++) {
      LabelledHistogram histogram = sums.labelled(first + s);
      if (batch.labelled(column, i)) {
        histogram.add(shares, i, batch.label(column, i, s, draws));
      } else {
        histogram.addUnlabelled(shares, i);
      }
    }
  }

  /** Group by group, in the order in which groups come. */
  private void addPairs(SoftBatch batch, AssignedRows shares, AssignedRows second) {
    boolean[] done = new boolean[batch.size()];
    int[] rows = new int[batch.size()];
    for (int first = 0; first < batch.size(); first++) {
      if (done[first]) {
        continue;
      }
      int count = 0;
      for (int i = first; i < batch.size(); i++) {
        if (batch.group(i) == batch.group(first)) {
          rows[count++] = i;
          done[i] = true;
        }
      }
      SoftPairs pairs = sums(batch, batch.group(first)).pairs().orElseThrow();
      pairs.add(new SelectedRows(shares, rows, count), new SelectedRows(second, rows, count));
    }
  }
}
