package io.remblai.refine;

import io.remblai.lowrank.split.Capacities;
import io.remblai.lowrank.split.RankSchedule;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A block of a tree in which every block of a level is cut into as many parts, as a schedule says;
 * one of fewer points is cut into single points.
 *
 * <p>Blocks are named by their path: a leading 1, then for each cut from the root the number of the
 * part, in as many bits as the largest one takes.
 *
 * @param path the block
 * @param points its points
 * @param level cuts from the root
 * @param schedule parts of a block on each level
 */
public record ScheduledBlock(long path, int points, int level, RankSchedule schedule)
    implements TreeBlock<ScheduledBlock>, Serializable {

  /** The whole cloud. */
  public static ScheduledBlock root(int points, RankSchedule schedule) {
    return new ScheduledBlock(BlockCut.ROOT, points, 0, schedule);
  }

  @Override
  public boolean isLeaf() {
    return level == schedule.levels() || points == 1;
  }

  @Override
  public List<ScheduledBlock> parts() {
    int rank = schedule.ranks().get(level);
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(rank - 1);
    int[] sizes = Capacities.even(points, Math.min(rank, points));
    List<ScheduledBlock> parts = new ArrayList<>(sizes.length);
    for (int k = 0; k < sizes.length; k++) {
      parts.add(new ScheduledBlock(path << bits | k, sizes[k], level + 1, schedule));
    }
    return parts;
  }
}
