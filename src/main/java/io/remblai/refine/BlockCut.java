package io.remblai.refine;

import java.io.Serializable;
import java.util.List;

/**
 * How a block of a tree is cut in two: in proportion to the leaves that each part will hold, so
 * that all leaves end within one point of the same size, whatever n is.
 *
 * <p>Blocks are named by their path: a leading 1, then a bit for each cut from the root, 1 for the
 * top.
 *
 * @param path the block
 * @param points its points
 * @param leaves number of leaves it will end in, at least 1
 */
public record BlockCut(long path, int points, int leaves)
    implements TreeBlock<BlockCut>, Serializable {

  /** The path of the whole cloud. */
  public static final long ROOT = 1;

  /** The whole cloud, to end in leaves of at most {@code leafSize}. */
  public static BlockCut root(int points, int leafSize) {
    return new BlockCut(ROOT, points, (points - 1) / leafSize + 1);
  }

  @Override
  public boolean isLeaf() {
    return leaves == 1;
  }

  /** The part that lies farthest along the direction. */
  public BlockCut top() {
    int topLeaves = leaves - leaves / 2;
    return new BlockCut(path << 1 | 1, (int) ((long) points * topLeaves / leaves), topLeaves);
  }

  /** The other part. */
  public BlockCut rest() {
    return new BlockCut(path << 1, points - top().points, leaves / 2);
  }

  /** The top, then the rest. */
  @Override
  public List<BlockCut> parts() {
    return List.of(top(), rest());
  }
}
